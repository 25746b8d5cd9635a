import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '../../components/ui/badge';
import { clock } from '../../lib/format';
import { useIsAdmin } from '../../lib/session';
import { codeOf } from './code';
import { kindOf, type Hop } from './hop';
import { LaneIcon, LanePicture } from './lane-picture';
import { sentence } from './sentence';

interface HopRowProps {
  hop: Hop;
  /** Milliseconds after the first hop. */
  since: number;
  first: boolean;
  last: boolean;
}

export function HopRow({ hop, since, first, last }: HopRowProps) {
  const { t } = useTranslation('journey');
  const admin = useIsAdmin();
  return (
    <li className="grid border-b border-edge last:border-0 lg:grid-cols-[32rem_1fr]">
      <LanePicture hop={hop} first={first} last={last} />
      <div className="grid content-center gap-1 px-5 py-3">
        <p className="grid items-baseline gap-x-3 sm:grid-cols-[5.5rem_1fr]">
          <time dateTime={hop.at} title={clock(hop.at)} className="font-mono text-sm text-soft tabular-nums">
            +{t('ms', { count: since })}
          </time>
          <span className="font-semibold">
            <LaneIcon hop={hop} />
            {sentence(hop, t)}
          </span>
        </p>
        {hop.detail && kindOf(hop) === 'fact' && <p className="text-sm text-soft">{hop.detail}</p>}
        <Facts hop={hop} />
        <div className="flex flex-wrap gap-2 empty:hidden">
          {hop.compensation && <Badge tone="fair">{t('compensation')}</Badge>}
          {(hop.attempt ?? 1) > 1 && <Badge tone="fair">{t('attempt', { count: hop.attempt ?? 1 })}</Badge>}
          {(hop.duplicatesIgnored ?? 0) > 0 && <Badge>{t('duplicates', { count: hop.duplicatesIgnored ?? 0 })}</Badge>}
          {hop.deadLetter != null && <Badge tone="bad">{t('parked', { id: hop.deadLetter })}</Badge>}
          {hop.deadLetter != null && admin && (
            <Link to="/admin/dead-letters" className="font-semibold text-accent underline">
              {t('toDeadLetters')}
            </Link>
          )}
        </div>
      </div>
    </li>
  );
}

/** A path may go on in the next line behind each of its folders. */
const breakable = (value: string) =>
  value.split('/').flatMap((part, at) => (at ? ['/', <wbr key={at} />, part] : [part]));

/** The durable row behind the sentence, and the code that wrote it. One click selects a value, to be copied. */
function Facts({ hop }: { hop: Hop }) {
  const { t } = useTranslation('journey');
  const facts = [
    [t('service'), hop.service],
    [t('transaction'), hop.transaction],
    [t('record'), hop.topic && hop.partition != null && `${hop.topic}-${hop.partition} @ ${hop.offset}`],
    [t('consumer'), hop.consumer],
    [t('code'), codeOf(hop)],
  ].filter((it): it is [string, string] => Boolean(it[1]));
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-0.5 font-mono text-xs text-soft">
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-1.5">
          <dt>{name}</dt>
          <dd className="min-w-0 wrap-anywhere text-ink select-all">{breakable(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
