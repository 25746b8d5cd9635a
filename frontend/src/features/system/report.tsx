import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ErrorNote, Loading } from '../../components/ui/states';
import { classes } from '../../lib/classes';
import { number } from '../../lib/format';
import { Problem } from '../../lib/problem';
import { reportQuery, type SystemReport } from './api';
import { duration } from './duration';

/** An event older than this should have left long ago. */
const OLD_SECONDS = 10;

/** What administrators see of a service. One that neither sends nor reads events has a version, and no numbers of them. */
export function Report({ service }: { service: Parameters<typeof reportQuery>[0] }) {
  const { t } = useTranslation('system');
  const { data, error } = useQuery(reportQuery(service));
  // A service that runs without events has no such address.
  if (error instanceof Problem && error.status === 404) return <p className="text-soft">{t('noEvents')}</p>;
  if (error && !data) return <ErrorNote error={error} />;
  if (!data) return <Loading />;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 border-t border-edge pt-4">
      <Figure name={t('version')}>{data.version}</Figure>
      {'outbox' in data && <Events report={data} />}
    </dl>
  );
}

function Events({ report: { outbox, deadLetters, consumers } }: { report: SystemReport }) {
  const { t } = useTranslation('system');
  const age = outbox.oldestSeconds ?? 0;
  return (
    <>
      <Figure name={t('deadLetters')}>
        <Link
          to="/admin/dead-letters"
          className={classes(
            'inline-flex min-h-6 items-center underline',
            deadLetters.count ? 'text-fair' : 'text-accent',
          )}
        >
          {t('parked', { count: deadLetters.count })}
        </Link>
      </Figure>
      <Figure name={t('outbox')} fair={age >= OLD_SECONDS}>
        {outbox.count ? t('waiting', { number: number(outbox.count), age: duration(age) }) : t('nothingWaits')}
      </Figure>
      {consumers.map(({ name, lag }) => (
        <Figure key={name} name={t('consumer', { name })}>
          {lag === null || lag === undefined ? t('lagUnknown') : t('lag', { count: lag, number: number(lag) })}
        </Figure>
      ))}
    </>
  );
}

function Figure({ name, fair, children }: { name: string; fair?: boolean; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-soft">{name}</dt>
      <dd className={classes('font-semibold break-words tabular-nums', fair && 'text-fair')}>{children}</dd>
    </div>
  );
}
