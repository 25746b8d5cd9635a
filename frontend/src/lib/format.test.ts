import { describe, expect, it } from 'vitest';
import { day, money, parseMinor, typedMinor } from './format';

describe('amounts', () => {
  it('are shown in the currency’s own minor units', () => {
    expect(money({ minor: 123456, currency: 'EUR' }, 'en')).toBe('€1,234.56');
    expect(money({ minor: 123456, currency: 'EUR' }, 'de')).toBe('1.234,56\u00a0€');
    expect(money({ minor: 1234, currency: 'JPY' }, 'en')).toBe('¥1,234');
  });

  it.each([
    ['12.50', 'EUR', 1250],
    ['12,5', 'EUR', 1250],
    ['7', 'EUR', 700],
    ['1234', 'JPY', 1234],
    ['12.345', 'EUR', undefined],
    ['1.5', 'JPY', undefined],
    ['-1', 'EUR', undefined],
    ['1,234.50', 'EUR', undefined],
    ['', 'EUR', undefined],
  ])('typed as %j in %s are %j', (typed, currency, minor) => {
    expect(parseMinor(typed, currency)).toBe(minor);
  });

  it('can be edited as they were typed', () => {
    expect(typedMinor({ minor: 1299, currency: 'EUR' })).toBe('12.99');
    expect(typedMinor({ minor: 12, currency: 'JPY' })).toBe('12');
  });
});

describe('a day', () => {
  it('is the same in every time zone', () => {
    expect(day('2026-12-24', 'en')).toBe('Dec 24, 2026');
  });
});
