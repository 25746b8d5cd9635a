import { useSyncExternalStore } from 'react';
import type { Money } from '../../lib/format';
import { keep, kept } from '../../lib/storage';

/** What the page shows of a product; the price that counts is asked for when ordering. */
export interface CartLine {
  sku: string;
  name: string;
  category: string;
  unitPrice: Money;
  quantity: number;
}

export const MAX_QUANTITY = 1000;
const GUEST = 'guest';
const store = () => localStorage;
const nameOf = (owner: string) => `slipway.cart.${owner}`;

let owner = GUEST;
let lines: CartLine[] = load(GUEST);
const listeners = new Set<() => void>();

function load(of: string): CartLine[] {
  const found = kept<CartLine[]>(store, nameOf(of));
  return Array.isArray(found) ? found.filter((it) => it.sku && it.quantity > 0 && it.unitPrice) : [];
}

function change(next: CartLine[]) {
  lines = next;
  keep(store, nameOf(owner), next.length ? next : undefined);
  listeners.forEach((listener) => listener());
}

/** Each person has a cart on this machine. What a guest had put into theirs is added to it at the sign-in. */
export function cartOf(user: string | null) {
  const next = user ?? GUEST;
  if (next === owner) return;
  const brought = owner === GUEST && user ? lines : [];
  owner = next;
  lines = load(next);
  if (brought.length) keep(store, nameOf(GUEST), undefined);
  change(brought.reduce(withMore, lines));
}

function withMore(all: CartLine[], more: CartLine): CartLine[] {
  const there = all.find((it) => it.sku === more.sku);
  if (!there) return [...all, more];
  const quantity = Math.min(there.quantity + more.quantity, MAX_QUANTITY);
  return all.map((it) => (it === there ? { ...more, quantity } : it));
}

export const cart = {
  add: (line: CartLine) => change(withMore(lines, line)),
  set: (sku: string, quantity: number) => change(lines.map((it) => (it.sku === sku ? { ...it, quantity } : it))),
  remove: (sku: string) => change(lines.filter((it) => it.sku !== sku)),
  restore: (line: CartLine, at: number) => change(lines.toSpliced(at, 0, line)),
  /** What was ordered leaves the cart; what came into it meanwhile stays. */
  ordered: (what: CartLine[]) =>
    change(
      lines
        .map((it) => ({
          ...it,
          quantity: it.quantity - (what.find((line) => line.sku === it.sku)?.quantity ?? 0),
        }))
        .filter((it) => it.quantity > 0),
    ),
  reprice: (prices: Map<string, Money>) =>
    change(lines.map((it) => ({ ...it, unitPrice: prices.get(it.sku) ?? it.unitPrice }))),
};

/** Another tab of the same person shows the same cart. */
export function watchCart() {
  addEventListener('storage', (event) => {
    if (event.key !== nameOf(owner)) return;
    lines = load(owner);
    listeners.forEach((listener) => listener());
  });
}

export function useCart() {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lines,
  );
}

export const pieces = (all: CartLine[]) => all.reduce((sum, it) => sum + it.quantity, 0);

/** Undefined for an empty cart, and for one of several currencies, which the shop does not sell together. */
export function total(all: CartLine[]): Money | undefined {
  const [first] = all;
  if (!first || all.some((it) => it.unitPrice.currency !== first.unitPrice.currency)) return undefined;
  return {
    minor: all.reduce((sum, it) => sum + it.quantity * it.unitPrice.minor, 0),
    currency: first.unitPrice.currency,
  };
}
