import { CircleAlert, CircleCheck, CircleX, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveRegion } from '../../components/ui/live-region';
import { classes } from '../../lib/classes';
import type { ServiceStatus } from './api';
import { healthOf, isKnown } from './health';

/** The whole in one sentence; when something is down, what that means, and what works all the same. */
export function Banner({ services, stale }: { services: ServiceStatus[]; stale: boolean }) {
  const { t, i18n } = useTranslation('system');
  const list = (of: ServiceStatus[]) =>
    new Intl.ListFormat(i18n.language).format(of.map(({ name }) => (isKnown(name) ? t(`service.${name}.name`) : name)));
  const down = services.filter((it) => healthOf(it) === 'down');
  const weak = services.filter((it) => healthOf(it) === 'weak');
  const sentence = stale
    ? t('banner.stale')
    : down.length
      ? t('banner.down', { count: down.length, services: list(down) })
      : weak.length
        ? t('banner.weak', { services: list(weak) })
        : t('banner.up');
  return (
    <>
      <LiveRegion>{sentence}</LiveRegion>
      <Look bad={down.length > 0} fair={stale || weak.length > 0}>
        <p className="font-bold">{sentence}</p>
        {down.length > 0 && (
          <ul className="mt-2 grid gap-1">
            {down.map(({ name }) => isKnown(name) && <li key={name}>{t(`service.${name}.down`)}</li>)}
          </ul>
        )}
      </Look>
    </>
  );
}

function Look({ bad, fair, children }: { bad: boolean; fair: boolean; children: ReactNode }) {
  const { t } = useTranslation('system');
  const [Icon, tone]: [LucideIcon, string] = bad
    ? [CircleX, 'bg-bad-soft text-bad']
    : fair
      ? [CircleAlert, 'bg-fair-soft text-fair']
      : [CircleCheck, 'bg-good-soft text-good'];
  return (
    <section aria-label={t('banner.title')} className={classes('flex gap-3 rounded-2xl px-5 py-4', tone)}>
      <Icon size={24} aria-hidden className="shrink-0" />
      <div className="min-w-0">{children}</div>
    </section>
  );
}
