import { useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import { Button } from '../../components/ui/button';
import { LiveRegion } from '../../components/ui/live-region';
import { More } from '../../components/ui/more';
import { Page } from '../../components/ui/page';
import { SearchBox } from '../../components/ui/search-box';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { productQueries } from './api';
import { Categories } from './categories';
import { ProductCard } from './product-card';

const TYPED = 'typed';

export function ShopPage() {
  const { t } = useTranslation('shop');
  const { query, category, choose } = useChoice();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SearchBox label={t('search')} hint={t('searchHint')} value={query} onChange={(q) => choose({ q, category })} />
      <Categories chosen={category} onChoose={(slug) => choose({ q: query, category: slug })} />
      <Results query={useDeferredValue(query.trim())} category={category} onReset={() => choose({})} />
    </Page>
  );
}

/**
 * What is looked for stands in the address, so that it can be shared and come back to. The address follows a moment later than the
 * field: letters typed meanwhile would be lost if the field showed the address.
 */
function useChoice() {
  const [params, setParams] = useSearchParams();
  const { key, state } = useLocation();
  const asked = params.get('q') ?? '';
  const [query, setQuery] = useState(asked);
  const [seen, see] = useState(key);
  if (key !== seen) {
    see(key);
    if (state !== TYPED) setQuery(asked);
  }
  const choose = (next: { q?: string; category?: string | undefined }) => {
    setQuery(next.q ?? '');
    const said = Object.entries(next).filter((it): it is [string, string] => Boolean(it[1]));
    setParams(said, { replace: true, preventScrollReset: true, state: TYPED });
  };
  return { query, category: params.get('category') ?? undefined, choose };
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
