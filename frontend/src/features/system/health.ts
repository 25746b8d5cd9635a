import type { ServiceStatus } from './api';

const known = ['auth', 'catalog', 'order', 'todo'] as const;

/** Services that the texts know; a fork may have others. */
export type Known = (typeof known)[number];

export const isKnown = (name: string): name is Known => known.some((it) => it === name);

export type Health = 'up' | 'weak' | 'down';

/** Weak: it works, with fewer replicas than it should have. */
export function healthOf({ up, ready, replicas }: ServiceStatus): Health {
  if (!up) return 'down';
  return ready < replicas ? 'weak' : 'up';
}
