import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronRight, ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ButtonLink } from '../../components/ui/button';
import { More } from '../../components/ui/more';
import { Page } from '../../components/ui/page';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { dateTime, money } from '../../lib/format';
import { ProductPicture } from '../shop/product-picture';
import { orderQueries, type Order } from './api';
import { StatusBadge } from './status';

export function OrdersPage() {
  const { t } = useTranslation('orders');
  return (
    <Page title={t('title')}>
      <Orders />
    </Page>
  );
}

function Orders() {
  const { t } = useTranslation('orders');
  const pages = useInfiniteQuery(orderQueries.mine());
  if (pages.isPending) return <Loading />;
  if (pages.isLoadingError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  const orders = pages.data.pages.flatMap((page) => page.items);
  if (!orders.length) {
    return (
      <EmptyState icon={ReceiptText} title={t('none')} text={t('noneText')}>
        <ButtonLink to="/">{t('toShop')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-6">
      <ul className="grid gap-3">
        {orders.map((order) => (
          <Entry key={order.id} order={order} />
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

function Entry({ order }: { order: Order }) {
  const { t } = useTranslation('orders');
  const [first, ...others] = order.lines;
  return (
    <li className="card relative flex flex-wrap items-center gap-x-4 gap-y-2 p-4 hover:border-accent">
      {first && <ProductPicture sku={first.sku} className="w-14 shrink-0" />}
      <div className="min-w-0 grow basis-48">
        <Link to={`/orders/${order.id}`} className="font-bold after:absolute after:inset-0 after:rounded-2xl">
          {t('number', { number: order.number })}
        </Link>
        <p className="truncate text-soft">
          {first?.name}
          {others.length > 0 && ` ${t('andMore', { count: others.length })}`}
        </p>
        <p className="text-sm text-soft">{dateTime(order.placedAt)}</p>
      </div>
      <span className="text-lg font-bold tabular-nums">{money(order.total)}</span>
      <StatusBadge status={order.status} />
      <ChevronRight size={20} aria-hidden className="text-soft rtl:rotate-180 max-sm:hidden" />
    </li>
  );
}
