import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck, ShoppingCart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import type { PlaceOrderRequest } from '../../api/order';
import { Button, ButtonLink } from '../../components/ui/button';
import { Page } from '../../components/ui/page';
import { EmptyState, ErrorNote } from '../../components/ui/states';
import { money } from '../../lib/format';
import { Problem } from '../../lib/problem';
import { useDraft } from '../../lib/storage';
import { cart, total, useCart, type CartLine } from '../cart/cart';
import { currentPrices, orderQueries, place } from './api';
import { answered, failed, keyFor } from './intent';
import { TestCards, type Card } from './test-cards';

export function CheckoutPage() {
  const { t } = useTranslation(['orders', 'shop']);
  const lines = useCart();
  const [card, chooseCard] = useDraft<Card>('checkout.card', 'approved');
  const order = usePlacing();
  if (order.isSuccess) return <Navigate to={`/orders/${order.data.id}`} replace />;
  const sum = total(lines);
  if (!lines.length || !sum) {
    return (
      <Page title={t('checkout.title')}>
        <EmptyState icon={ShoppingCart} title={t('shop:cart.empty')} text={t('shop:cart.emptyText')}>
          <ButtonLink to="/">{t('shop:cart.stay')}</ButtonLink>
        </EmptyState>
      </Page>
    );
  }
  const wanted: PlaceOrderRequest = {
    lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
    card,
    expectedTotal: sum,
  };
  const key = keyFor(wanted);
  const unanswered = order.error instanceof Problem && order.error.passing;
  return (
    <Page title={t('checkout.title')}>
      <form
        className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]"
        onSubmit={(event) => {
          event.preventDefault();
          if (!order.isPending) order.mutate({ order: wanted, key, lines });
        }}
      >
        <TestCards chosen={card} onChoose={chooseCard} />
        <section className="card grid gap-4 p-5 lg:sticky lg:top-24">
          <h2 className="text-lg font-bold">{t('checkout.summary')}</h2>
          <Lines lines={lines} />
          <div className="flex items-baseline justify-between gap-4 border-t border-edge pt-4">
            <span className="font-bold">{t('shop:cart.total')}</span>
            <span className="text-2xl font-bold tabular-nums">{money(sum)}</span>
          </div>
          <ErrorNote error={order.error} />
          {unanswered && (
            <p>
              {t('checkout.unanswered')}{' '}
              <Link to="/orders" className="font-semibold text-accent underline">
                {t('checkout.look')}
              </Link>
            </p>
          )}
          <Button type="submit" size="large" busy={order.isPending && t('checkout.placing')}>
            {unanswered ? t('checkout.again') : t('checkout.place')}
          </Button>
          <p className="flex gap-2 text-sm text-soft">
            <ShieldCheck size={18} aria-hidden className="mt-0.5 shrink-0" />
            <span>
              {t('checkout.once')} <code className="font-mono text-xs break-all">{key}</code>
            </span>
          </p>
        </section>
      </form>
    </Page>
  );
}

function Lines({ lines }: { lines: CartLine[] }) {
  return (
    <ul className="grid gap-2">
      {lines.map((line) => (
        <li key={line.sku} className="flex justify-between gap-4">
          <span>
            <span className="text-soft tabular-nums">{line.quantity} ×</span> {line.name}
          </span>
          <span className="tabular-nums">
            {money({ ...line.unitPrice, minor: line.unitPrice.minor * line.quantity })}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface Wish {
  order: PlaceOrderRequest;
  key: string;
  lines: CartLine[];
}

function usePlacing() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ order, key }: Wish) => place(order, key),
    onSuccess: (order, { lines }) => {
      answered();
      cart.ordered(lines);
      queries.setQueryData(orderQueries.one(order.id).queryKey, order);
      void queries.invalidateQueries({ queryKey: ['orders'] });
    },
    onError: async (problem, { lines }) => {
      failed(problem);
      if (problem.name !== 'price-changed') return;
      // Without them the old prices stay on the page, and ordering again is refused again.
      const prices = await currentPrices(lines.map((it) => it.sku)).catch(() => undefined);
      if (prices) cart.reprice(prices);
    },
  });
}
