import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { alice, server, signedInAs } from '../../test/server';
import { JourneyPage } from './journey-page';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 28, 9, 0, 0, ms)).toISOString();
const hops = [
  { at: at(0), service: 'order', what: 'placed', compensation: false, transaction: '741' },
  {
    at: at(12),
    service: 'catalog',
    what: 'received order.placed',
    compensation: false,
    transaction: '86',
    topic: 'order.events.v1',
    partition: 3,
    offset: 17,
    consumer: 'catalog',
  },
  { at: at(15), service: 'billing', what: 'invoiced', compensation: false },
];

beforeEach(() => {
  signedInAs(alice);
  server.use(
    http.get('/api/orders/7', () => HttpResponse.json({ id: '7', status: 'REJECTED', payment: { state: 'NONE' } })),
    http.get('/api/orders/7/journey', () =>
      HttpResponse.json({ order: '7', number: 4711, status: 'REJECTED', hops, unknown: ['todo'] }),
    ),
  );
});

it('tells of each hop when, where and by which code it was done', async () => {
  renderAt('/orders/7/journey', [{ path: 'orders/:id/journey', element: <JourneyPage /> }]);
  const list = await screen.findByRole('list', { name: 'Hops, causes before effects' });
  const [placed, received, unknown] = within(list).getAllByRole('listitem');
  if (!placed || !received || !unknown) throw new Error('A hop is missing.');
  const fact = (hop: HTMLElement, name: string) => within(hop).queryByText(name)?.nextElementSibling?.textContent;
  expect(placed).toHaveTextContent('The order was taken');
  expect(fact(placed, 'transaction')).toBe('741');
  expect(fact(placed, 'code')).toBe('services/order/src/main/java/dev/slipway/order/OrderService.java');
  expect(received).toHaveTextContent('+12 ms');
  expect(received).toHaveTextContent('Catalog heard that an order was placed');
  expect(fact(received, 'record')).toBe('order.events.v1-3 @ 17');
  expect(fact(received, 'code')).toBe('services/catalog/src/main/java/dev/slipway/catalog/order/OrderListener.java');
  expect(unknown).toHaveTextContent('billing: invoiced');
  expect(fact(unknown, 'code')).toBeUndefined();
});
