import { useState } from 'react';
import { parseMinor, typedMinor } from '../../lib/format';
import { keep, kept } from '../../lib/storage';
import type { NewProduct, Product } from './api';

/** A product as it stands in the form's fields. */
export interface Typed {
  sku: string;
  name: string;
  description: string;
  category: string;
  price: string;
  currency: string;
}

/** What is typed, and the product it began with: none for a new one. */
export interface Editing {
  base: Product | undefined;
  typed: Typed;
}

const EMPTY: Typed = { sku: '', name: '', description: '', category: '', price: '', currency: 'EUR' };
const store = () => sessionStorage;

export function typedOf(product: Product | undefined): Typed {
  if (!product) return EMPTY;
  const { sku, name, description, category, price } = product;
  return { sku, name, description, category: category.slug, price: typedMinor(price), currency: price.currency };
}

export const isDirty = ({ base, typed }: Editing) => JSON.stringify(typed) !== JSON.stringify(typedOf(base));

/** Undefined where the price is no amount of its currency. */
export function productOf(typed: Typed): NewProduct | undefined {
  const minor = parseMinor(typed.price, typed.currency);
  if (!minor) return undefined;
  const { sku, name, description, category, currency } = typed;
  return { sku: sku.trim(), name: name.trim(), description, category, price: { minor, currency } };
}

/** A draft keeps the version it began with, so that a change by somebody else in between still comes to light. */
export function useEditing(product: Product | undefined) {
  const draft = `slipway.draft.product.${product?.sku ?? ''}`;
  const [editing, set] = useState(() => kept<Editing>(store, draft) ?? { base: product, typed: typedOf(product) });
  const change = (next: Editing) => {
    set(next);
    keep(store, draft, isDirty(next) ? next : undefined);
  };
  return [editing, change] as const;
}
