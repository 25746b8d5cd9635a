import i18next from 'i18next';

const steps = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** A span of time in its largest unit: `42 seconds`, `3 hours`. */
export function duration(seconds: number, language = i18next.language) {
  const [unit, length] = steps.find(([, length]) => seconds >= length) ?? ['second', 1];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
    roundingMode: 'floor',
  }).format(seconds / length);
}
