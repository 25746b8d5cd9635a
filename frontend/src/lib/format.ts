import i18next from 'i18next';

/** Whole minor units of a currency, as every service writes amounts. */
export interface Money {
  minor: number;
  currency: string;
}

export function money({ minor, currency }: Money, language = i18next.language) {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(minor / 10 ** minorDigits(format));
}

/** What somebody typed, `12,50` or `12.50`, in minor units; undefined when it is no amount. */
export function parseMinor(typed: string, currency: string): number | undefined {
  const digits = minorDigits(new Intl.NumberFormat('en', { style: 'currency', currency }));
  const match = /^(\d{1,9})(?:[.,](\d+))?$/.exec(typed.trim());
  if (!match || (match[2]?.length ?? 0) > digits) return undefined;
  return Number(match[1]) * 10 ** digits + Number((match[2] ?? '').padEnd(digits, '0') || 0);
}

/** The other way round, for a field that is edited. */
export function typedMinor({ minor, currency }: Money) {
  const digits = minorDigits(new Intl.NumberFormat('en', { style: 'currency', currency }));
  return (minor / 10 ** digits).toFixed(digits);
}

function minorDigits(format: Intl.NumberFormat) {
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

export function dateTime(instant: string, language = i18next.language) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** A day without a time zone, as `2026-12-24`. */
export function day(date: string, language = i18next.language) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

export function number(value: number, language = i18next.language) {
  return new Intl.NumberFormat(language).format(value);
}

/** Time of the day to the millisecond, for things that happen one after the other. */
export function clock(instant: string, language = i18next.language) {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  }).format(new Date(instant));
}
