import { describe, expect, it } from 'vitest';
import { askedBy, filterOf } from './order-filter';

const asked = (address: string) => askedBy(new URLSearchParams(address));
const midnight = (day: string) => new Date(`${day}T00:00`).toISOString();

describe('what orders are asked for', () => {
  it('is everything, unless the address says more', () => {
    expect(filterOf('', asked(''))).toEqual({});
  });

  it('is whole days of whoever looks, the last one included', () => {
    const { from, to } = filterOf('', asked('from=2026-03-01&until=2026-03-31')) ?? {};
    expect(from).toBe(midnight('2026-03-01'));
    expect(to).toBe(midnight('2026-04-01'));
  });

  it('is not what makes no sense', () => {
    expect(filterOf('', asked('show=LOST&from=yesterday&until=2026-13-01'))).toEqual({});
  });

  it.each([
    ['4711', 4711],
    ['0', undefined],
    ['47a', undefined],
    ['-1', undefined],
    ['1'.repeat(16), undefined],
  ])('by the number %j is %j', (typed, number) => {
    expect(filterOf(typed, asked(''))?.number).toBe(number);
  });
});
