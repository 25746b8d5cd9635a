import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { admin, problem, server, signedInAs } from '../../test/server';
import { EditProductPage, NewProductPage } from './product-page';
import { ProductsPage } from './products-page';
import { StockPage } from './stock-page';

const routes = [
  { path: '/admin/products', element: <ProductsPage /> },
  { path: '/admin/products/new', element: <NewProductPage /> },
  { path: '/admin/products/:sku', element: <EditProductPage /> },
  { path: '/admin/products/:sku/stock', element: <StockPage /> },
];

const mug = {
  sku: 'MUG-BLUE',
  name: 'Blue mug',
  description: 'Holds coffee.',
  category: { slug: 'kitchen', name: 'Kitchen' },
  price: { minor: 1299, currency: 'EUR' },
  active: true,
  available: 7,
  version: 3,
};
const oldMug = { ...mug, sku: 'MUG-OLD', name: 'Old mug', active: false };
const stock = {
  sku: 'MUG-BLUE',
  received: 10,
  available: 7,
  reserved: 2,
  sold: 1,
  ledger: {
    items: [
      {
        id: 1,
        sku: 'MUG-BLUE',
        order: null,
        kind: 'received',
        available: 10,
        reserved: 0,
        sold: 0,
        reason: 'First delivery',
        at: '2026-11-01T10:00:00Z',
        transaction: '1',
      },
    ],
    next: null,
  },
};

interface Sent {
  body: unknown;
  ifMatch: string | null;
  key: string | null;
}

/** Answers in turn, and notes what was sent. */
function takes(method: 'post' | 'put', path: string, ...answers: (() => Response)[]) {
  const sent: Sent[] = [];
  server.use(
    http[method](path, async ({ request }) => {
      const { headers } = request;
      sent.push({ body: await request.json(), ifMatch: headers.get('If-Match'), key: headers.get('Idempotency-Key') });
      return answers[Math.min(sent.length, answers.length) - 1]?.() ?? HttpResponse.error();
    }),
  );
  return sent;
}

const shows = (path: string, body: () => object) => server.use(http.get(path, () => HttpResponse.json(body())));

describe('the products', () => {
  beforeEach(() => {
    signedInAs(admin);
    shows('/api/categories', () => ({
      items: [{ slug: 'kitchen', name: 'Kitchen', products: 1 }],
      next: null,
    }));
    shows('/api/catalog/products', () => ({ items: [mug], next: null }));
    shows('/api/products/MUG-BLUE', () => mug);
    shows('/api/products/MUG-BLUE/stock', () => stock);
  });

  it('are listed as they are asked for: on sale, withdrawn, or all', async () => {
    const asked: string[] = [];
    server.use(
      http.get('/api/catalog/products', ({ request }) => {
        const { searchParams } = new URL(request.url);
        asked.push(`${searchParams.get('offering')} ${searchParams.get('query') ?? ''}`);
        const items = { offered: [mug], withdrawn: [oldMug], all: [mug, oldMug] };
        return HttpResponse.json({ items: items[searchParams.get('offering') as keyof typeof items], next: null });
      }),
    );
    const { user, router } = renderAt('/admin/products', routes);
    expect(await screen.findByRole('link', { name: 'Blue mug' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'On sale', pressed: true })).toBeVisible();
    expect(screen.queryByText('MUG-OLD')).toBeNull();

    await user.click(screen.getByRole('button', { name: 'Withdrawn' }));
    const row = (await screen.findByRole('link', { name: 'Old mug' })).closest('[role=row]');
    expect(row).toHaveTextContent(/MUG-OLD.*Withdrawn.*€12\.99.*7 available/);
    expect(screen.queryByText('MUG-BLUE')).toBeNull();
    expect(screen.getByRole('button', { name: 'Withdrawn', pressed: true })).toHaveFocus();

    await user.type(screen.getByRole('searchbox'), 'mug');
    await waitFor(() => expect(router.state.location.search).toBe('?q=mug&show=withdrawn'));
    await user.click(screen.getByRole('button', { name: 'All' }));
    expect(await screen.findAllByRole('link', { name: /^(Blue|Old) mug$/ })).toHaveLength(2);
    expect(router.state.location.search).toBe('?q=mug&show=all');
    expect(asked.at(-1)).toBe('all mug');
    await user.click(screen.getByRole('button', { name: 'On sale' }));
    await waitFor(() => expect(router.state.location.search).toBe('?q=mug'));
  });

  it('say that none is withdrawn, and that none is found', async () => {
    shows('/api/catalog/products', () => ({ items: [], next: null }));
    const { user } = renderAt('/admin/products?show=withdrawn', routes);
    expect(await screen.findByRole('heading', { name: 'Nothing is withdrawn' })).toBeVisible();
    await user.type(screen.getByRole('searchbox'), 'x');
    expect(await screen.findByRole('heading', { name: 'Nothing found' })).toBeVisible();
  });

  it('are offered again from the list of the withdrawn', async () => {
    let withdrawn = [oldMug];
    shows('/api/catalog/products', () => ({ items: withdrawn, next: null }));
    shows('/api/products/MUG-OLD', () => oldMug);
    const sent = takes('put', '/api/products/MUG-OLD', () => {
      withdrawn = [];
      return HttpResponse.json({ ...oldMug, active: true, version: 4 });
    });
    const { user } = renderAt('/admin/products?show=withdrawn', routes);
    await user.click(await screen.findByRole('link', { name: 'Old mug' }));
    await user.click(await screen.findByRole('button', { name: 'Offer again' }));
    expect(await screen.findByText('Old mug is on sale again.')).toBeVisible();
    expect(sent[0]?.body).toMatchObject({ name: 'Old mug', active: true });
    await user.click(screen.getByRole('link', { name: 'Products' }));
    await user.click(await screen.findByRole('button', { name: 'Withdrawn' }));
    expect(await screen.findByRole('heading', { name: 'Nothing is withdrawn' })).toBeVisible();
  });

  it('say at the field what was refused, and keep what was typed', async () => {
    const sent = takes(
      'post',
      '/api/products',
      () => problem(400, 'invalid', { errors: [{ field: 'category', message: 'must match' }] }),
      () => HttpResponse.json(mug, { status: 201 }),
    );
    const { user, router } = renderAt('/admin/products/new', routes);
    await user.type(screen.getByLabelText('Product number'), 'MUG-BLUE');
    await user.type(screen.getByLabelText('Name'), 'Blue mug');
    await user.type(screen.getByLabelText('Category'), 'Kitchen!');
    await user.type(screen.getByLabelText('Price'), 'much');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(screen.getByLabelText('Price')).toHaveAccessibleDescription(/amount above zero/);
    expect(sent).toHaveLength(0);

    await user.clear(screen.getByLabelText('Price'));
    await user.type(screen.getByLabelText('Price'), '12,99');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    const category = screen.getByLabelText('Category');
    await waitFor(() => expect(category).toHaveAccessibleDescription(/Use small letters/));
    expect(category).toHaveFocus();
    expect(screen.getByLabelText('Name')).toHaveValue('Blue mug');

    await user.clear(category);
    await user.type(category, 'kitchen');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText('Blue mug is added. Now book its stock.')).toBeVisible();
    expect(sent[1]?.body).toEqual({
      sku: 'MUG-BLUE',
      name: 'Blue mug',
      description: '',
      category: 'kitchen',
      price: { minor: 1299, currency: 'EUR' },
    });
    expect(router.state.location.pathname).toBe('/admin/products/MUG-BLUE/stock');
  });

  it('show what somebody else has changed, keep what was typed, and then take it', async () => {
    let now = mug;
    shows('/api/products/MUG-BLUE', () => now);
    const sent = takes(
      'put',
      '/api/products/MUG-BLUE',
      () => problem(412, 'version-outdated'),
      () => HttpResponse.json({ ...mug, version: 5 }),
    );
    const { user, router } = renderAt('/admin/products/MUG-BLUE', routes);
    const name = await screen.findByLabelText('Name');
    await user.clear(name);
    await user.type(name, 'Bluest mug');
    now = { ...mug, name: 'Navy mug', version: 4 };
    await user.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Somebody else changed it meanwhile.')).toBeVisible();
    expect(await screen.findByText('There now: Navy mug')).toBeVisible();
    expect(name).toHaveValue('Bluest mug');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/admin/products'));
    expect(sent.map((it) => it.ifMatch)).toEqual(['"3"', '"4"']);
    expect(sent[1]?.body).toMatchObject({ name: 'Bluest mug', active: true });
    expect(sessionStorage).toHaveLength(0);
  });

  it('are withdrawn and offered again, without what is typed meanwhile', async () => {
    const sent = takes(
      'put',
      '/api/products/MUG-BLUE',
      () => HttpResponse.json({ ...mug, active: false, version: 4 }),
      () => HttpResponse.json({ ...mug, version: 5 }),
    );
    const { user } = renderAt('/admin/products/MUG-BLUE', routes);
    await user.type(await screen.findByLabelText('Name'), ' XL');
    await user.click(screen.getByRole('button', { name: 'Withdraw from sale' }));
    const again = await screen.findByRole('button', { name: 'Offer again' });
    expect(again).toHaveFocus();
    await user.click(again);
    expect(await screen.findByRole('button', { name: 'Withdraw from sale' })).toBeVisible();
    expect(sent.map(({ body, ifMatch }) => ({ body, ifMatch }))).toMatchObject([
      { ifMatch: '"3"', body: { name: 'Blue mug', active: false } },
      { ifMatch: '"4"', body: { name: 'Blue mug', active: true } },
    ]);
    expect(screen.getByLabelText('Name')).toHaveValue('Blue mug XL');
  });

  it('book stock once, with the same key after a deadline', async () => {
    const sent = takes(
      'post',
      '/api/products/MUG-BLUE/stock',
      () => problem(504, 'gateway-timeout'),
      () => HttpResponse.json(stock),
      () => problem(409, 'stock-out-of-bounds'),
      () => HttpResponse.json(stock),
    );
    const { user } = renderAt('/admin/products/MUG-BLUE/stock', routes);
    const ledger = await screen.findByRole('table', { name: 'Ledger' });
    expect(within(ledger).getByText('First delivery')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Book' }));
    expect(screen.getByLabelText('Pieces')).toHaveFocus();
    expect(sent).toHaveLength(0);
    const fill = async (direction: string) => {
      await user.selectOptions(screen.getByLabelText('Direction'), direction);
      await user.type(screen.getByLabelText('Pieces'), '5');
      await user.type(screen.getByLabelText('Reason'), 'Counted');
    };
    await fill('Goods in');
    await user.click(screen.getByRole('button', { name: 'Book' }));
    await user.click(await screen.findByRole('button', { name: 'Send it again' }));
    expect(await screen.findByText('The stock is adjusted.')).toBeVisible();
    expect(screen.getByLabelText('Pieces')).toHaveValue('');

    await fill('Goods out');
    await user.click(screen.getByRole('button', { name: 'Book' }));
    expect(await screen.findByText('So many are not there to be taken away.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Book' }));
    await waitFor(() => expect(sent).toHaveLength(4));
    expect(sent.map((it) => it.body)).toEqual([
      { quantity: 5, reason: 'Counted' },
      { quantity: 5, reason: 'Counted' },
      { quantity: -5, reason: 'Counted' },
      { quantity: -5, reason: 'Counted' },
    ]);
    const [first, second, third, fourth] = sent.map((it) => it.key);
    expect(second).toBe(first);
    expect(new Set([first, third, fourth]).size).toBe(3);
  });
});
