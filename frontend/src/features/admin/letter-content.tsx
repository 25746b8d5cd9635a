import { useTranslation } from 'react-i18next';
import { dateTime, number } from '../../lib/format';
import { useSession } from '../../lib/session';
import type { DeadLetter, LetterDetail } from './api';
import { LetterState, placeOf } from './letter-entry';

export function LetterContent({ detail }: { detail: LetterDetail }) {
  const { t } = useTranslation('admin');
  const { deadLetter: letter, content, replays } = detail;
  const shown = content.base64 ?? readable(content.text);
  return (
    <div className="grid min-w-0 gap-4">
      <p className="flex flex-wrap items-center gap-2">
        <LetterState state={letter.state} />
        <Ended letter={letter} />
      </p>
      <Facts
        facts={[
          [t('letters.origin'), placeOf(letter)],
          [t('letters.parked'), dateTime(letter.parkedAt)],
          [t('letters.trace'), letter.traceId],
          [t('letters.replays'), number(replays)],
        ]}
      />
      <Facts facts={Object.entries(content.headers).map(([name, value]) => [name, headerText(value)])} />
      <section aria-label={t('letters.content')} className="grid gap-2 rounded-xl bg-sunken p-3">
        {content.base64 && <p className="text-sm text-soft">{t('letters.binary')}</p>}
        <pre className="font-mono text-xs break-all whitespace-pre-wrap">{shown || t('letters.empty')}</pre>
        {content.truncated && (
          <p className="text-sm text-soft">{t('letters.truncated', { size: number(content.size) })}</p>
        )}
      </section>
    </div>
  );
}

function Ended({ letter: { endedAt, endedBy } }: { letter: DeadLetter }) {
  const { t } = useTranslation('admin');
  const me = useSession().data?.id;
  if (!endedAt) return null;
  const when = dateTime(endedAt);
  const words = endedBy === me ? t('letters.endedByYou', { when }) : t('letters.ended', { when, who: endedBy });
  return <span className="text-sm break-all text-soft">{endedBy ? words : when}</span>;
}

function Facts({ facts }: { facts: [string, string | null | undefined][] }) {
  const known = facts.filter(([, value]) => value);
  if (!known.length) return null;
  return (
    <dl className="grid gap-1 text-sm">
      {known.map(([name, value]) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt className="font-semibold">{name}</dt>
          <dd className="font-mono break-all text-soft">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function headerText(value: unknown) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readable(text?: string | null) {
  if (!text) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
