import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Printer, Radio, Route } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Badge } from '../../components/ui/badge';
import { Button, ButtonLink } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';
import { TextField } from '../../components/ui/field';
import { LiveRegion } from '../../components/ui/live-region';
import { Page } from '../../components/ui/page';
import { EmptyState, ErrorNote } from '../../components/ui/states';
import { ThingPage } from '../../components/ui/thing-page';
import { dateTime, money } from '../../lib/format';
import { ProductPicture } from '../shop/product-picture';
import { cancelOrder, orderQueries, type Order } from './api';
import { Progress } from './progress';
import { StatusBadge } from './status';
import { useLiveOrder } from './use-live-order';

export function OrderPage() {
  const { t } = useTranslation('orders');
  const { id = '' } = useParams();
  const query = useLiveOrder(id);
  return (
    <ThingPage title={t('order')} query={query} unknown={<Unknown />}>
      {(order) => (
        <Page
          title={t('number', { number: order.number })}
          lead={t('placedAt', { at: dateTime(order.placedAt) })}
          actions={
            <div className="no-print flex flex-wrap gap-2">
              <ButtonLink to="journey" kind="secondary">
                <Route size={18} aria-hidden />
                {t('journey')}
              </ButtonLink>
              <Button kind="secondary" onClick={() => print()}>
                <Printer size={18} aria-hidden />
                {t('print')}
              </Button>
            </div>
          }
        >
          <LiveRegion>{t(`sentence.${order.status}`)}</LiveRegion>
          <section aria-label={t('statusTitle')} className="card grid gap-5 p-5 sm:p-6">
            <div className="flex flex-wrap items-center gap-3">
              <StatusBadge status={order.status} />
              {query.live && (
                <Badge tone="accent">
                  <Radio size={16} aria-hidden />
                  {t('live')}
                </Badge>
              )}
              <p className="grow basis-60">{why(order, t)}</p>
            </div>
            <Progress order={order} />
            <Cancel order={order} />
          </section>
          <Contents order={order} />
        </Page>
      )}
    </ThingPage>
  );
}

/** What the service writes where the buyer gave no reason. */
const NO_REASON = 'cancelled by the buyer';

type Translate = ReturnType<typeof useTranslation<'orders'>>['t'];

/** In words: where the order stands, and why it ended as it did. */
function why(order: Order, t: Translate) {
  if (order.status === 'REJECTED') {
    const reasons = [
      'out-of-stock',
      'unknown-product',
      'payment-declined',
      'payment-unavailable',
      'timed-out',
    ] as const;
    const reason = reasons.find((it) => it === order.reason);
    return reason ? t(`reason.${reason}`) : t('sentence.REJECTED');
  }
  if (order.status === 'CANCELLED' && order.reason && order.reason !== NO_REASON)
    return t('cancelledWith', { reason: order.reason });
  return t(`sentence.${order.status}`);
}

function Contents({ order }: { order: Order }) {
  const { t } = useTranslation(['orders', 'shop']);
  return (
    <section className="card grid gap-1 p-5 sm:p-6">
      <h2 className="text-lg font-bold">{t('contents')}</h2>
      <ul className="divide-y divide-edge">
        {order.lines.map((line) => (
          <li key={line.sku} className="flex items-center gap-4 py-3">
            <ProductPicture sku={line.sku} className="w-12 shrink-0" />
            <span className="min-w-0 grow">
              <Link to={`/products/${line.sku}`} className="font-semibold hover:text-accent hover:underline">
                {line.name}
              </Link>
              <span className="block text-sm text-soft tabular-nums">
                {line.quantity} × {money(line.unitPrice)}
              </span>
            </span>
            <span className="font-semibold tabular-nums">{money(line.total)}</span>
          </li>
        ))}
      </ul>
      <div className="flex items-baseline justify-between border-t border-edge pt-4">
        <span className="font-bold">{t('shop:cart.total')}</span>
        <span className="text-xl font-bold tabular-nums">{money(order.total)}</span>
      </div>
      <p className="pt-1 text-end text-sm text-soft">{t(`payment.${order.payment.state}`)}</p>
    </section>
  );
}

function Cancel({ order }: { order: Order }) {
  const { t } = useTranslation(['orders', 'common']);
  const queries = useQueryClient();
  const [asking, ask] = useState(false);
  const [reason, setReason] = useState('');
  const cancel = useMutation({
    mutationFn: () => cancelOrder(order.id, reason.trim() ? { reason: reason.trim() } : {}),
    onSuccess: (next) => {
      queries.setQueryData(orderQueries.one(order.id).queryKey, next);
      void queries.invalidateQueries({ queryKey: ['orders'] });
      ask(false);
    },
    onError: () => queries.invalidateQueries({ queryKey: ['order', order.id] }),
  });
  if (order.status !== 'PENDING' && order.status !== 'CONFIRMED') return null;
  return (
    <div className="no-print">
      <Button kind="danger" size="small" onClick={() => ask(true)}>
        {t('cancel.ask')}
      </Button>
      <Dialog open={asking} onClose={() => ask(false)} title={t('cancel.title')} description={t('cancel.text')}>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!cancel.isPending) cancel.mutate();
          }}
        >
          <TextField
            label={t('cancel.reason')}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <ErrorNote error={cancel.error} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button kind="quiet" onClick={() => ask(false)}>
              {t('cancel.keep')}
            </Button>
            <Button type="submit" kind="danger" busy={cancel.isPending && t('cancel.doing')}>
              {t('cancel.do')}
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}

function Unknown() {
  const { t } = useTranslation('orders');
  return (
    <Page title={t('unknown')} titleHidden>
      <EmptyState icon={Route} title={t('unknown')} text={t('unknownText')}>
        <ButtonLink to="/orders">{t('toOrders')}</ButtonLink>
      </EmptyState>
    </Page>
  );
}
