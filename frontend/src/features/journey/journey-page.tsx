import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Radio } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Badge } from '../../components/ui/badge';
import { LiveRegion } from '../../components/ui/live-region';
import { Page } from '../../components/ui/page';
import { ThingPage } from '../../components/ui/thing-page';
import { StatusBadge } from '../orders/status';
import { useLiveOrder } from '../orders/use-live-order';
import { journeyQuery, type Hop } from './api';
import { HopRow } from './hop-row';
import { LaneHeads } from './lane-heads';
import { Totals } from './totals';

/** After the order has ended, the others still tell the rest: the last hops arrive within moments. */
const REST = 1_500;

/** `back`: where it was come from, if not from the order's own page. */
export function JourneyPage({ back = <ToOrder /> }: { back?: ReactNode }) {
  const { t } = useTranslation('journey');
  const { id = '' } = useParams();
  const order = useLiveOrder(id);
  const journey = useQuery({
    ...journeyQuery(id),
    refetchInterval: ({ state }) => (settled(state.data) ? false : REST),
  });
  return (
    <ThingPage title={t('title')} query={journey}>
      {(known) => (
        <Page title={t('titleOf', { number: known.number })} lead={t('lead')}>
          <div className="flex flex-wrap items-center gap-3">
            {back}
            <StatusBadge status={known.status} />
            {order.live && (
              <Badge tone="accent">
                <Radio size={16} aria-hidden />
                {t('live')}
              </Badge>
            )}
          </div>
          <LiveRegion>{t('hops', { count: known.hops.length })}</LiveRegion>
          {known.unknown.length > 0 && (
            <p role="status" className="rounded-xl bg-fair-soft px-4 py-3 font-medium text-fair">
              {t('unknown', { services: known.unknown.join(', ') })}
            </p>
          )}
          <Totals journey={known} />
          <Hops hops={known.hops} />
          <p className="max-w-prose text-soft">{t('proof')}</p>
        </Page>
      )}
    </ThingPage>
  );
}

function ToOrder() {
  const { t } = useTranslation('journey');
  return (
    <Link
      to=".."
      relative="path"
      className="no-print inline-flex min-h-9 items-center gap-1.5 font-semibold text-accent"
    >
      <ArrowLeft size={18} aria-hidden className="rtl:rotate-180" />
      {t('toOrder')}
    </Link>
  );
}

function Hops({ hops }: { hops: Hop[] }) {
  const { t } = useTranslation('journey');
  const start = new Date(hops[0]?.at ?? 0).getTime();
  return (
    <div className="card overflow-clip">
      <LaneHeads />
      <ol aria-label={t('list')}>
        {hops.map((hop, at) => (
          <HopRow
            key={`${hop.service} ${hop.what} ${hop.at}`}
            hop={hop}
            since={new Date(hop.at).getTime() - start}
            first={at === 0}
            last={at === hops.length - 1}
          />
        ))}
      </ol>
    </div>
  );
}

/** Whether nothing more is to be told: the last hop of each ending is there. */
function settled(
  journey: { status: string; hops: { service: string; what: string }[]; unknown: string[] } | undefined,
) {
  if (!journey || journey.status === 'PENDING' || journey.unknown.length) return false;
  const has = (service: string, what: string) => journey.hops.some((it) => it.service === service && it.what === what);
  const due = journey.hops.filter((it) => it.what === 'refund-due').length;
  const refunded = journey.hops.filter((it) => it.what === 'refunded' || it.what === 'payment-voided').length;
  if (due > refunded) return false;
  switch (journey.status) {
    case 'CONFIRMED':
      return has('catalog', 'stock-sold') && has('todo', 'task-added');
    case 'REJECTED':
      return has('catalog', 'received order.rejected');
    default:
      return (
        has('catalog', 'received order.cancelled') && (!has('todo', 'task-added') || has('todo', 'task-cancelled'))
      );
  }
}
