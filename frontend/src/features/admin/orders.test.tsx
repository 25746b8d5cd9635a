import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { admin, problem, server, signedInAs } from '../../test/server';
import { OrderJourneyPage } from './order-journey-page';
import { OrdersPage } from './orders-page';

const routes = [
  { path: '/admin/orders', element: <OrdersPage /> },
  { path: '/admin/orders/:id', element: <OrderJourneyPage /> },
];

const bob = { id: 'b0b', name: 'bob', displayName: 'Bob' };
const orders = [
  order(4712, 'PENDING', 'DUE', bob.id),
  order(4711, 'CONFIRMED', 'CAPTURED', bob.id),
  order(4710, 'REJECTED', 'DECLINED', 'nobody'),
];

function order(number: number, status: string, payment: string, customer: string) {
  return {
    id: `o-${number}`,
    number,
    customer,
    status,
    payment: { state: payment },
    total: { minor: 1299, currency: 'EUR' },
    placedAt: '2026-11-01T10:00:00Z',
    updatedAt: '2026-11-01T10:00:01Z',
  };
}

/** The orders that are asked for, two to a page, and what was asked. */
function service() {
  const asked: Record<string, string>[] = [];
  server.use(
    http.get('/api/order/orders', ({ request }) => {
      const params = Object.fromEntries(new URL(request.url).searchParams);
      asked.push(params);
      const found = orders
        .filter(({ status }) => !params.status || status === params.status)
        .filter(({ customer }) => !params.customer || customer === params.customer)
        .filter(({ number }) => !params.number || `${number}` === params.number);
      return HttpResponse.json(
        params.after ? { items: found.slice(2) } : { items: found.slice(0, 2), next: found[2] && 'more' },
      );
    }),
    http.get('/api/users', ({ request }) => {
      const query = new URL(request.url).searchParams.get('query') ?? '';
      return HttpResponse.json({ items: [bob].filter(({ name }) => name.includes(query)), next: null });
    }),
    http.get('/api/users/:id', ({ params }) =>
      params.id === bob.id ? HttpResponse.json(bob) : problem(404, 'user-not-found'),
    ),
  );
  return asked;
}

const shown = () => screen.queryAllByRole('link', { name: /^Order \d/ }).map((it) => it.textContent);

describe('everybody’s orders', () => {
  beforeEach(() => signedInAs(admin));

  it('are listed with their buyers, page by page', async () => {
    service();
    const { user } = renderAt('/admin/orders', routes);
    const row = (await screen.findByRole('link', { name: 'Order 4712' })).closest<HTMLElement>('[role=row]');
    if (!row) throw new Error('The order is in no row.');
    expect(await within(row).findByText('bob')).toBeVisible();
    expect(row).toHaveTextContent(/€12\.99.*Being processed.*Being charged/);
    expect(within(row).getByRole('time')).toHaveAttribute('title', '2026-11-01T10:00:00Z');
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(shown()).toEqual(['Order 4712', 'Order 4711', 'Order 4710']));
    expect(await screen.findByText('nobody')).toBeVisible();
  });

  it('are narrowed by status, number, days and buyer, and the address says so', async () => {
    const asked = service();
    const { user, router } = renderAt('/admin/orders?from=2026-11-01', routes);
    expect(await screen.findByLabelText('Placed from')).toHaveValue('2026-11-01');
    await user.click(screen.getByRole('button', { name: 'Confirmed' }));
    await waitFor(() => expect(shown()).toEqual(['Order 4711']));
    expect(router.state.location.search).toBe('?from=2026-11-01&show=CONFIRMED');
    expect(asked.at(-1)).toMatchObject({ status: 'CONFIRMED', from: new Date('2026-11-01T00:00').toISOString() });

    await user.click(screen.getByRole('button', { name: 'All' }));
    await user.type(screen.getByLabelText('Placed until'), '2026-11-30');
    await user.type(screen.getByRole('searchbox', { name: 'Search by the number of an order' }), '4710');
    await waitFor(() => expect(shown()).toEqual(['Order 4710']));
    expect(asked.at(-1)).toMatchObject({ number: '4710', to: new Date('2026-12-01T00:00').toISOString() });
  });

  it('are those of one buyer, who is found by a part of the name and let go again', async () => {
    service();
    const { user, router } = renderAt('/admin/orders', routes);
    await user.type(screen.getByRole('searchbox', { name: 'Customer' }), 'bo');
    await user.click(await screen.findByRole('button', { name: 'Bob bob' }));
    const release = await screen.findByRole('button', { name: 'Not only bob any more' });
    await waitFor(() => expect(release).toHaveFocus());
    expect(router.state.location.search).toBe('?customer=b0b');
    await waitFor(() => expect(shown()).toEqual(['Order 4712', 'Order 4711']));
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();

    await user.click(release);
    await waitFor(() => expect(screen.getByRole('searchbox', { name: 'Customer' })).toHaveFocus());
    expect(await screen.findByRole('button', { name: 'Show more' })).toBeVisible();
    await user.click((await screen.findAllByRole('button', { name: 'Only orders of bob' }))[0] as HTMLElement);
    await waitFor(() => expect(router.state.location.search).toBe('?customer=b0b'));
  });

  it('say when there are none, or when that is no number', async () => {
    service();
    const { user } = renderAt('/admin/orders?q=99', routes);
    expect(await screen.findByRole('heading', { name: 'No orders found' })).toBeVisible();
    await user.type(screen.getByRole('searchbox', { name: 'Search by the number of an order' }), 'x');
    expect(await screen.findByRole('heading', { name: 'This is no number of an order' })).toBeVisible();
    await user.type(screen.getByRole('searchbox', { name: 'Customer' }), 'zoe');
    expect(await screen.findByText('Nobody found', { selector: '.text-soft' })).toBeVisible();
  });

  it('say what to do when they cannot be had', async () => {
    server.use(http.get('/api/order/orders', () => problem(500, 'unexpected')));
    const { user } = renderAt('/admin/orders', routes);
    expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong on our side.');
    service();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(shown()).toEqual(['Order 4712', 'Order 4711']));
  });

  it('lead to their journeys, and those back', async () => {
    service();
    const done = { status: 'REJECTED', payment: { state: 'DECLINED' } };
    server.use(
      http.get('/api/orders/o-4712', () => HttpResponse.json({ id: 'o-4712', ...done })),
      http.get('/api/orders/o-4712/journey', () =>
        HttpResponse.json({
          order: 'o-4712',
          number: 4712,
          status: 'REJECTED',
          hops: [
            { at: '2026-11-01T10:00:00Z', service: 'order', what: 'placed', compensation: false },
            { at: '2026-11-01T10:00:01Z', service: 'catalog', what: 'received order.rejected', compensation: false },
          ],
          unknown: [],
        }),
      ),
    );
    const { user, router } = renderAt('/admin/orders', routes);
    await user.click(await screen.findByRole('link', { name: 'Order 4712' }));
    expect(await screen.findByRole('heading', { name: 'The journey of order 4712' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'To the order' })).toBeNull();
    await user.click(screen.getByRole('link', { name: 'Orders' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/admin/orders'));
  });
});
