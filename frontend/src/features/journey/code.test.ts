import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { journey } from '../../locales/en/journey';
import type { Hop } from './api';
import { codeOf } from './code';

function hop(service: string, what: string, more: Partial<Hop> = {}): Hop {
  return { at: '2026-11-28T09:00:00Z', service, what, compensation: false, ...more };
}

/** Every kind that the journey has words for, and those that it words by their parts. */
const kinds = [
  ...Object.keys(journey.hop).map((name) => {
    const [service = '', ...what] = name.split(' ');
    return hop(service, what.join(' '));
  }),
  ...['order', 'catalog', 'todo'].flatMap((service) => [
    hop(service, 'sent something-new'),
    hop(service, 'received something-new'),
    hop(service, 'something-new'),
    hop(service, 'dead letter, parked', { deadLetter: 1, consumer: service }),
    hop(service, 'dead letter, parked', { deadLetter: 1, consumer: 'relay' }),
  ]),
];

describe('the code behind a hop', () => {
  it.each(kinds)('$service $what is a file of this repository', (it) => {
    const path = codeOf(it);
    expect(path).toBeDefined();
    expect(existsSync(`../${path}`), `${path} does not exist: say in code.ts which class does it now`).toBe(true);
  });

  it('is not guessed for a service that the app does not know', () => {
    expect(codeOf(hop('billing', 'invoiced'))).toBeUndefined();
  });
});
