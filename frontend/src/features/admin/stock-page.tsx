import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ButtonLink } from '../../components/ui/button';
import { LiveRegion } from '../../components/ui/live-region';
import { More } from '../../components/ui/more';
import { Page } from '../../components/ui/page';
import { ErrorState, Loading } from '../../components/ui/states';
import { number } from '../../lib/format';
import { Problem } from '../../lib/problem';
import { productQueries, stockQuery, type Stock } from './api';
import { AdjustForm } from './adjust-form';
import { BackLink } from './back-link';
import { Ledger } from './ledger';
import { UnknownProduct } from './product-page';

export function StockPage() {
  const { t } = useTranslation('admin');
  const { sku = '' } = useParams();
  const product = useQuery(productQueries.one(sku)).data;
  const pages = useInfiniteQuery(stockQuery(sku));
  if (pages.error instanceof Problem && pages.error.status === 404) return <UnknownProduct />;
  const stock = pages.data?.pages[0];
  return (
    <Page
      key={sku}
      title={t('stock.title')}
      lead={product ? `${product.name}, ${sku}` : sku}
      actions={
        <ButtonLink to={`/admin/products/${sku}`} kind="secondary">
          <Pencil size={18} aria-hidden />
          {t('stock.edit')}
        </ButtonLink>
      }
    >
      <BackLink to="/admin/products">{t('area.products.title')}</BackLink>
      {pages.isPending && <Loading />}
      {pages.isLoadingError && <ErrorState error={pages.error} onRetry={() => pages.refetch()} />}
      {stock && (
        <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem] lg:grid-rows-[auto_1fr]">
          <Numbers stock={stock} />
          <AdjustForm sku={sku} className="lg:sticky lg:top-24 lg:col-start-2 lg:row-span-2 lg:row-start-1" />
          <div className="grid min-w-0 gap-6">
            <Ledger entries={pages.data?.pages.flatMap(({ ledger }) => ledger.items) ?? []} />
            <More pages={pages} />
          </div>
        </div>
      )}
    </Page>
  );
}

function Numbers({ stock }: { stock: Stock }) {
  const { t } = useTranslation('admin');
  return (
    <div>
      <LiveRegion>{t('stock.now', { amount: number(stock.available) })}</LiveRegion>
      <dl className="grid grid-cols-3 gap-3">
        {(['available', 'reserved', 'sold'] as const).map((name) => (
          <div key={name} className="card grid gap-1 p-3 sm:p-4">
            <dt className="text-sm text-soft">{t(`stock.${name}`)}</dt>
            <dd className="text-lg font-bold tabular-nums sm:text-2xl">{number(stock[name])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
