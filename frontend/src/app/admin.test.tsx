import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { renderAt } from '../test/render';
import { admin, alice, server, signedInAs } from '../test/server';
import { routes } from './router';

const some = (count: number) => ({ items: Array.from({ length: count }, () => ({ state: 'parked' })), next: null });

describe('the administration', () => {
  it.each([
    '/admin',
    '/admin/products',
    '/admin/orders',
    '/admin/orders/o-1',
    '/admin/users',
    '/admin/security',
    '/admin/mailbox',
    '/admin/dead-letters',
  ])('says to a customer that %s is for administrators', async (path) => {
    signedInAs(alice);
    renderAt(path, routes);
    expect(await screen.findByRole('heading', { level: 2, name: 'For administrators' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Admin' })).toBeNull();
  });

  it('leads an administrator to what there is, and says how much of it', async () => {
    signedInAs({ ...admin, services: ['auth', 'catalog'] });
    server.use(
      http.get('/api/products', () => HttpResponse.json({ ...some(100), next: 'more' })),
      http.get('/api/users', () => HttpResponse.json(some(1))),
      http.get('/api/auth/mailbox', () => HttpResponse.json(some(3))),
      http.get('/api/catalog/dead-letters', () =>
        HttpResponse.json({ items: [{ state: 'parked' }, { state: 'replayed' }, { state: 'parked' }], next: null }),
      ),
    );
    renderAt('/admin', routes);
    expect(await screen.findByText('100+ on sale')).toBeVisible();
    expect(await screen.findByText('1 user')).toBeVisible();
    expect(await screen.findByText('3 letters')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Security' })).toHaveAttribute('href', '/admin/security');
    expect(screen.queryByRole('heading', { name: 'Orders' })).toBeNull();
    expect(await screen.findByText('2 wait for a decision')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Admin' })).toHaveAttribute('href', '/admin');
  });

  it('counts the orders that are under way', async () => {
    signedInAs({ ...admin, services: ['order'] });
    server.use(
      http.get('/api/order/orders', ({ request }) =>
        HttpResponse.json(some(new URL(request.url).searchParams.get('status') === 'PENDING' ? 2 : 50)),
      ),
      http.get('/api/order/dead-letters', () => HttpResponse.json(some(0))),
    );
    renderAt('/admin', routes);
    expect(await screen.findByText('2 being processed')).toBeVisible();
  });
});
