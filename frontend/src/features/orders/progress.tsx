import { Check, LoaderCircle, Minus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import type { Order } from './api';

type Step = 'done' | 'running' | 'failed' | 'open';

/** Placed, stock reserved, paid, confirmed: how far the order came, and where it ended. */
function steps({ status, reason, payment }: Order): Record<'placed' | 'reserved' | 'paid' | 'confirmed', Step> {
  const noStock = status === 'REJECTED' && payment.state === 'NONE';
  const reserved: Step =
    payment.state !== 'NONE' ? 'done' : noStock ? 'failed' : status === 'PENDING' ? 'running' : 'open';
  const captured = ['CAPTURED', 'REFUND_DUE', 'REFUNDED'].includes(payment.state);
  const refused = status === 'REJECTED' && (payment.state === 'DECLINED' || reason?.startsWith('payment-') === true);
  const paid: Step = refused
    ? 'failed'
    : captured
      ? 'done'
      : payment.state === 'DUE' && status === 'PENDING'
        ? 'running'
        : 'open';
  const confirmed: Step = status === 'CONFIRMED' ? 'done' : status === 'CANCELLED' ? 'failed' : 'open';
  return { placed: 'done', reserved, paid, confirmed };
}

const looks = {
  done: ['border-good bg-good-soft text-good', Check],
  running: ['border-accent bg-accent-soft text-accent', LoaderCircle],
  failed: ['border-bad bg-bad-soft text-bad', X],
  open: ['border-edge bg-sunken text-soft', Minus],
} as const;

export function Progress({ order }: { order: Order }) {
  const { t } = useTranslation('orders');
  const all = Object.entries(steps(order)) as [keyof ReturnType<typeof steps>, Step][];
  return (
    <ol aria-label={t('steps.title')} className="grid gap-4 sm:grid-cols-4">
      {all.map(([name, step]) => {
        const [look, Icon] = looks[step];
        return (
          <li key={name} className="flex items-center gap-3 sm:flex-col sm:items-start sm:gap-2">
            <span className={classes('grid size-9 shrink-0 place-items-center rounded-full border-2', look)}>
              <Icon
                size={18}
                strokeWidth={2.5}
                aria-hidden
                className={step === 'running' ? 'animate-spin' : undefined}
              />
            </span>
            <span>
              <span className={classes('block font-semibold', step === 'open' && 'text-soft')}>
                {t(`steps.${name === 'confirmed' && order.status === 'CANCELLED' ? 'cancelled' : name}`)}
              </span>
              <span className="block text-sm text-soft">{t(`steps.${step}`)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
