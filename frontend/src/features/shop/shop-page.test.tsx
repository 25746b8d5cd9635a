import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { server } from '../../test/server';
import { ShopPage } from './shop-page';

const routes = [{ path: '/', element: <ShopPage /> }];

const category = (slug: string, name: string, products: number) => ({ slug, name, products });

describe('the shop', () => {
  beforeEach(() => {
    server.use(
      http.get('/api/products', () => HttpResponse.json({ items: [], next: null })),
      http.get('/api/categories', ({ request }) => {
        const lamps = new URL(request.url).searchParams.get('query') === 'lamp';
        const items = [category('books', 'Books', lamps ? 0 : 26), category('home', 'Home', lamps ? 3 : 28)];
        return HttpResponse.json({ items, next: null });
      }),
    );
  });

  it('counts what a search shows, and leaves out the categories that have nothing', async () => {
    const { user } = renderAt('/', routes);
    expect(await screen.findByRole('button', { name: /^Books ?26$/ })).toBeVisible();
    expect(screen.getByRole('button', { name: /^Everything ?54$/ })).toBeVisible();

    await user.type(screen.getByRole('searchbox'), 'lamp');
    expect(await screen.findByRole('button', { name: /^Everything ?3$/ })).toBeVisible();
    expect(screen.getByRole('button', { name: /^Home ?3$/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Books/ })).toBeNull();
  });

  it('keeps the chosen category in sight when nothing in it is found', async () => {
    renderAt('/?q=lamp&category=books', routes);
    expect(await screen.findByRole('button', { name: /^Books ?0$/, pressed: true })).toBeVisible();
    expect(await screen.findByRole('heading', { name: 'Nothing found' })).toBeVisible();
  });
});
