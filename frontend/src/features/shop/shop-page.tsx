import { useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { LiveRegion } from '../../components/ui/live-region';
import { More } from '../../components/ui/more';
import { Page } from '../../components/ui/page';
import { SearchBox } from '../../components/ui/search-box';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { useSearch } from '../../lib/use-search';
import { productQueries } from './api';
import { Categories } from './categories';
import { ProductCard } from './product-card';

export function ShopPage() {
  const { t } = useTranslation('shop');
  const { query, params, look } = useSearch();
  const category = params.get('category') ?? undefined;
  const words = useDeferredValue(query.trim());
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SearchBox label={t('search')} hint={t('searchHint')} value={query} onChange={(q) => look({ q, category })} />
      <Categories query={words} chosen={category} onChoose={(slug) => look({ q: query, category: slug })} />
      <Results query={words} category={category} onReset={() => look({})} />
    </Page>
  );
}

function Results({ query, category, onReset }: { query: string; category: string | undefined; onReset: () => void }) {
  const { t } = useTranslation('shop');
  const pages = useInfiniteQuery({ ...productQueries.search(query, category), placeholderData: (before) => before });
  if (pages.isPending)
    return (
      <Loading>
        <ResultsSkeleton />
      </Loading>
    );
  if (pages.isLoadingError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  const products = pages.data.pages.flatMap((page) => page.items);
  return (
    <section aria-label={t('products')} className="grid gap-6">
      <LiveRegion>{products.length ? t('found', { count: products.length }) : t('none')}</LiveRegion>
      {products.length ? (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,13rem),1fr))] gap-4 max-sm:grid-cols-2">
          {products.map((product) => (
            <li key={product.sku} className="grid">
              <ProductCard product={product} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState icon={Search} title={t('none')} text={t('noneText')}>
          <Button kind="secondary" onClick={onReset}>
            {t('showAll')}
          </Button>
        </EmptyState>
      )}
      <More pages={pages} />
    </section>
  );
}

function ResultsSkeleton() {
  return (
    <div aria-hidden className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-4 max-sm:grid-cols-2">
      {Array.from({ length: 8 }, (_, at) => (
        <div key={at} className="skeleton h-72 rounded-2xl" />
      ))}
    </div>
  );
}
