import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { alice, problem, server, signedInAs } from '../../test/server';
import { cart, cartOf } from '../cart/cart';
import { CheckoutPage } from './checkout-page';
import { answered } from './intent';

const routes = [
  { path: '/checkout', element: <CheckoutPage /> },
  { path: '/orders/:id', element: <p>The order</p> },
];

const placed = {
  id: 'o-1',
  number: 4711,
  status: 'PENDING',
  lines: [],
  payment: { state: 'NONE' },
  total: { minor: 2598, currency: 'EUR' },
};

/** Answers in turn, and notes the key of each request. */
function orders(...answers: (() => Response)[]) {
  const keys: string[] = [];
  server.use(
    http.post('/api/orders', ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key') ?? 'none');
      return answers[Math.min(keys.length, answers.length) - 1]?.() ?? HttpResponse.error();
    }),
  );
  return keys;
}

const created = () => HttpResponse.json(placed, { status: 201 });
const place = () => screen.getByRole('button', { name: /^(Place the order|Send it again|Placing)/ });

describe('the checkout', () => {
  beforeEach(() => {
    signedInAs(alice);
    answered();
    cartOf(null);
    cartOf(crypto.randomUUID());
    cart.add({
      sku: 'MUG',
      name: 'Mug',
      category: 'kitchen',
      unitPrice: { minor: 1299, currency: 'EUR' },
      quantity: 2,
    });
  });

  it('places one order, however often the button is clicked, and empties the cart', async () => {
    const keys = orders(created);
    const { user } = renderAt('/checkout', routes);
    await user.dblClick(place());
    expect(await screen.findByText('The order')).toBeVisible();
    expect(keys).toHaveLength(1);
  });

  it('sends the same key again when no answer came', async () => {
    const keys = orders(
      () => HttpResponse.error(),
      () => problem(503, 'unavailable'),
      created,
    );
    const { user } = renderAt('/checkout', routes);
    await user.click(place());
    expect(await screen.findByText(/No connection/)).toBeVisible();
    expect(screen.getByText(/may have been placed all the same/)).toBeVisible();
    await user.click(place());
    expect(await screen.findByText(/away at present/)).toBeVisible();
    await user.click(place());
    expect(await screen.findByText('The order')).toBeVisible();
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(3);
  });

  it('takes another key after a definite no, and shows the new price', async () => {
    const keys = orders(() => problem(409, 'price-changed'), created);
    server.use(
      http.get('/api/prices', () =>
        HttpResponse.json({ prices: [{ sku: 'MUG', name: 'Mug', unitPrice: { minor: 1500, currency: 'EUR' } }] }),
      ),
    );
    const { user } = renderAt('/checkout', routes);
    await user.click(place());
    expect(await screen.findByText(/price has changed/)).toBeVisible();
    await waitFor(() => expect(screen.getAllByText('€30.00')).not.toHaveLength(0));
    await user.click(place());
    expect(await screen.findByText('The order')).toBeVisible();
    expect(new Set(keys).size).toBe(2);
  });

  it('says that the session has ended, and keeps the cart and the card', async () => {
    orders(() => problem(401, 'unauthorized'));
    const { user } = renderAt('/checkout', routes);
    await user.click(screen.getByRole('radio', { name: /Declined/ }));
    await user.click(place());
    expect(await screen.findByText(/You were signed out/)).toBeVisible();
    expect(screen.getByText(/Mug/)).toBeVisible();
    expect(screen.getByRole('radio', { name: /Declined/ })).toBeChecked();
  });

  it('says what to do with an empty cart', () => {
    cart.remove('MUG');
    renderAt('/checkout', routes);
    expect(screen.getByText('Your cart is empty')).toBeVisible();
  });
});
