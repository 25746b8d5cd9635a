import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { admin, alice, problem, server, signedInAs } from '../../test/server';
import type { ServiceStatus, SystemReport } from './api';
import { SystemPage } from './system-page';

const up = (name: string): ServiceStatus => ({ name, up: true, ready: 1, replicas: 1 });
const calm: SystemReport = {
  version: '1.2.3',
  outbox: { count: 0, oldestSeconds: null },
  deadLetters: { count: 0 },
  consumers: [{ name: 'order', lag: 0 }],
};

const showing = (...services: ServiceStatus[]) =>
  server.use(http.get('/status.json', () => HttpResponse.json({ services })));
const reporting = (service: string, report: Partial<SystemReport>) =>
  server.use(http.get(`/api/${service}/system`, () => HttpResponse.json({ ...calm, ...report })));
const open = () => renderAt('/system', [{ path: '/system', element: <SystemPage /> }]);
const card = async (name: string) => {
  const heading = await screen.findByRole('heading', { level: 2, name });
  return within(heading.closest('li') ?? expect.unreachable('a service has a card'));
};
const figure = (within: Awaited<ReturnType<typeof card>>, name: string) =>
  within.findByText(name).then((term) => term.nextElementSibling);

beforeEach(() => showing(up('auth'), up('catalog'), up('order'), up('todo')));

describe('to everybody', () => {
  it('shows that all is well', async () => {
    open();
    const state = within(await screen.findByRole('region', { name: 'State of the system' }));
    expect(state.getByText('Everything is up.')).toBeVisible();
    expect((await card('Orders')).getByText('1 of 1 replica ready')).toBeVisible();
  });

  it('says what still works when a service is down', async () => {
    showing(up('auth'), { name: 'catalog', up: false, ready: 0, replicas: 2 }, up('order'));
    open();
    const state = within(await screen.findByRole('region', { name: 'State of the system' }));
    expect(state.getByText('Catalog is down.')).toBeVisible();
    expect(state.getByText(/The shop shows nothing.*Orders, their journeys and to-dos work/)).toBeVisible();
    const catalog = await card('Catalog');
    expect(catalog.getByText('Down')).toBeVisible();
    expect(catalog.getByText('0 of 2 replicas ready')).toBeVisible();
  });

  it('tells fewer replicas than there should be from a service that is down', async () => {
    showing(up('auth'), { name: 'order', up: true, ready: 1, replicas: 2 });
    open();
    expect(
      await screen.findByText('Everything works, but Orders runs with fewer replicas than it should.'),
    ).toBeVisible();
    expect((await card('Orders')).getByText('Short of replicas')).toBeVisible();
  });

  it('shows a service that it does not know by its name', async () => {
    showing({ name: 'billing', up: false, ready: 0, replicas: 1 });
    open();
    expect(await screen.findByText('billing is down.')).toBeVisible();
    expect((await card('billing')).getByText('Down')).toBeVisible();
  });

  it('says aloud that something went down, and that it is back', async () => {
    const { queries } = open();
    await card('Orders');
    const aloud = () => document.querySelector('[aria-live="polite"]');
    expect(aloud()).toHaveTextContent('');
    showing(up('auth'), { ...up('order'), up: false, ready: 0 });
    await queries.refetchQueries({ queryKey: ['system', 'status'] });
    expect(await screen.findAllByText('Orders is down.')).toHaveLength(2);
    expect(aloud()).toHaveTextContent('Orders is down.');
    showing(up('auth'), up('order'));
    await queries.refetchQueries({ queryKey: ['system', 'status'] });
    expect(await screen.findAllByText('Everything is up.')).toHaveLength(2);
  });

  it('keeps what was known, and says so, while Slipway does not answer', async () => {
    const { queries } = open();
    await card('Orders');
    server.use(http.get('/status.json', () => HttpResponse.error()));
    await queries.refetchQueries({ queryKey: ['system', 'status'] });
    expect(await screen.findAllByText(/What you see is what was known last/)).toHaveLength(2);
    expect((await card('Orders')).getByText('Up')).toBeVisible();
  });

  it('offers another try when nothing is known at all', async () => {
    server.use(http.get('/status.json', () => HttpResponse.error()));
    const { user } = open();
    expect(await screen.findByRole('alert')).toBeVisible();
    showing(up('order'));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Everything is up.')).toBeVisible();
  });

  it('shows health alone to a customer, and asks for nothing else', async () => {
    signedInAs(alice);
    open();
    const orders = await card('Orders');
    expect(await screen.findByText(/Administrators also see versions/)).toBeVisible();
    expect(orders.queryByText('Version')).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('to administrators', () => {
  beforeEach(() => {
    signedInAs(admin);
    server.use(http.get('/api/auth/system', () => HttpResponse.json({ version: '1.4.0' })));
    reporting('catalog', {});
    reporting('order', {});
    reporting('todo', {});
  });

  it('shows what waits, what lags and what was parked', async () => {
    reporting('order', {
      version: '1.3.0',
      outbox: { count: 1200, oldestSeconds: 185.3 },
      deadLetters: { count: 2 },
      consumers: [{ name: 'order', lag: 7 }],
    });
    open();
    const orders = await card('Orders');
    expect(await figure(orders, 'Version')).toHaveTextContent('1.3.0');
    expect(await figure(orders, 'Events to be sent')).toHaveTextContent('1,200, the oldest for 3 minutes');
    expect(await figure(orders, 'Events to be read by order')).toHaveTextContent('7 wait');
    expect(orders.getByRole('link', { name: '2 parked' })).toHaveAttribute('href', '/admin/dead-letters');
    const catalog = await card('Catalog');
    expect(await figure(catalog, 'Events to be sent')).toHaveTextContent('None waits');
    expect(await figure(catalog, 'Events to be read by order')).toHaveTextContent('None waits');
    expect(catalog.getByRole('link', { name: 'None parked' })).toHaveAttribute('href', '/admin/dead-letters');
    expect(screen.queryByText(/Administrators also see/)).toBeNull();
  });

  it('shows the version alone of a service that has nothing to do with events', async () => {
    open();
    const accounts = await card('Accounts');
    expect(await figure(accounts, 'Version')).toHaveTextContent('1.4.0');
    expect(accounts.queryByText('Dead letters')).toBeNull();
    expect(accounts.queryByText(/Events/)).toBeNull();
  });

  it('does not take silence of the broker for zero', async () => {
    reporting('todo', { consumers: [{ name: 'todo', lag: null }] });
    open();
    expect(await figure(await card('To-dos'), 'Events to be read by todo')).toHaveTextContent('Unknown');
  });

  it('explains a service that runs without events, and one whose numbers cannot be read', async () => {
    server.use(
      http.get('/api/todo/system', () => problem(404, 'not-found')),
      http.get('/api/order/system', () => problem(503, 'unavailable')),
    );
    open();
    expect(await (await card('To-dos')).findByText(/Runs without events/)).toBeVisible();
    expect(await (await card('Orders')).findByRole('alert')).toHaveTextContent('A part of Slipway is away');
    expect((await card('Orders')).getByText('Up')).toBeVisible();
  });

  it('asks a service that is down for nothing', async () => {
    server.use(http.get('/api/order/system', () => expect.unreachable('it is down')));
    showing({ name: 'order', up: false, ready: 0, replicas: 1 }, up('todo'));
    open();
    expect(await figure(await card('To-dos'), 'Version')).toHaveTextContent('1.2.3');
    expect((await card('Orders')).queryByText('Version')).toBeNull();
  });
});
