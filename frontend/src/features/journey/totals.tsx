import { useTranslation } from 'react-i18next';
import type { Journey } from './api';
import { kindOf } from './hop';

/** The journey in four numbers. */
export function Totals({ journey: { hops } }: { journey: Journey }) {
  const { t } = useTranslation('journey');
  const times = hops.map((it) => new Date(it.at).getTime());
  const end = hops.findIndex(
    (it) => it.service === 'order' && ['confirmed', 'rejected', 'cancelled'].includes(it.what),
  );
  const took = (times[end < 0 ? times.length - 1 : end] ?? 0) - Math.min(...times);
  const transactions = new Set(hops.filter((it) => it.transaction).map((it) => `${it.service} ${it.transaction}`));
  const numbers: [string, string | number][] = [
    [t('took'), t('ms', { count: took })],
    [t('count.hops'), hops.length],
    [t('count.messages'), hops.filter((it) => kindOf(it) === 'sent').length],
    [t('count.transactions'), transactions.size],
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {numbers.map(([name, value]) => (
        <div key={name} className="card flex flex-col-reverse gap-0.5 px-4 py-3">
          <dt className="text-sm text-soft">{name}</dt>
          <dd className="text-2xl font-bold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
