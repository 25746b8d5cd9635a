import { keep, kept } from '../../lib/storage';
import type { PlaceOrderRequest } from '../../api/order';

/** An order that was sent, or is about to be, and whose answer is not definite yet. */
interface Intent {
  key: string;
  order: string;
}

const store = () => sessionStorage;
const NAME = 'slipway.order-intent';
let current = kept<Intent>(store, NAME);

/** The same order keeps its key, over clicks, retries and reloads, until its answer is definite; another order gets another one. */
export function keyFor(order: PlaceOrderRequest): string {
  const text = JSON.stringify(order);
  if (current?.order !== text) current = { key: crypto.randomUUID(), order: text };
  keep(store, NAME, current);
  return current.key;
}

/** It was placed, or refused for good: what comes next is something new. */
export function answered() {
  current = undefined;
  keep(store, NAME, undefined);
}
