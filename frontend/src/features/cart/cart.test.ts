import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cart, cartOf, total, type CartLine } from './cart';

const mug: CartLine = {
  sku: 'MUG',
  name: 'Mug',
  category: 'kitchen',
  unitPrice: { minor: 1299, currency: 'EUR' },
  quantity: 2,
};
const lamp: CartLine = { ...mug, sku: 'LAMP', name: 'Lamp', unitPrice: { minor: 5000, currency: 'EUR' }, quantity: 1 };

const stored = (owner: string) => JSON.parse(localStorage.getItem(`slipway.cart.${owner}`) ?? '[]') as CartLine[];

describe('the cart', () => {
  beforeEach(() => {
    cartOf('somebody else');
    cartOf(null);
    for (const { sku } of stored('guest')) cart.remove(sku);
  });

  it('adds pieces of the same product up', () => {
    cart.add(mug);
    cart.add({ ...mug, quantity: 3 });
    expect(stored('guest')).toEqual([{ ...mug, quantity: 5 }]);
  });

  it('is there after a reload', async () => {
    cart.add(mug);
    vi.resetModules();
    const reloaded = await import('./cart');
    reloaded.cart.add(lamp);
    expect(stored('guest')).toEqual([mug, lamp]);
  });

  it('is added to the cart of whoever signs in, and leaves the guest none', () => {
    localStorage.setItem('slipway.cart.alice', JSON.stringify([{ ...mug, quantity: 1 }]));
    cart.add(mug);
    cart.add(lamp);
    cartOf('alice');
    expect(stored('alice')).toEqual([{ ...mug, quantity: 3 }, lamp]);
    expect(stored('guest')).toEqual([]);
  });

  it('of one person is not shown to the next', () => {
    cartOf('alice');
    cart.add(mug);
    cartOf(null);
    cartOf('bob');
    expect(stored('bob')).toEqual([]);
  });

  it('keeps what came into it while the order was placed', () => {
    cart.add(mug);
    cart.add(lamp);
    cart.ordered([{ ...mug, quantity: 1 }, lamp]);
    expect(stored('guest')).toEqual([{ ...mug, quantity: 1 }]);
  });

  it('has no total over several currencies', () => {
    expect(total([mug, lamp])).toEqual({ minor: 7598, currency: 'EUR' });
    expect(total([mug, { ...lamp, unitPrice: { minor: 1, currency: 'JPY' } }])).toBeUndefined();
    expect(total([])).toBeUndefined();
  });
});
