import { useInfiniteQuery } from '@tanstack/react-query';
import { PackagePlus, Search } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '../../components/ui/badge';
import { ButtonLink } from '../../components/ui/button';
import { Choices } from '../../components/ui/choices';
import { LiveRegion } from '../../components/ui/live-region';
import { More } from '../../components/ui/more';
import { Page } from '../../components/ui/page';
import { SearchBox } from '../../components/ui/search-box';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { useSearch } from '../../lib/use-search';
import { money, number } from '../../lib/format';
import { offerings, productQueries, type Offering, type Product } from './api';
import { BackLink } from './back-link';
import { Cell, Row, Rows } from './rows';

export function ProductsPage() {
  const { t } = useTranslation('admin');
  const { query, params, look } = useSearch();
  const offering = offerings.find((it) => it === params.get('show')) ?? 'offered';
  const search = (q: string, show: Offering) => look({ q, show: show === 'offered' ? '' : show });
  return (
    <Page
      title={t('area.products.title')}
      lead={t('products.lead')}
      actions={
        <ButtonLink to="new">
          <PackagePlus size={20} aria-hidden />
          {t('products.add')}
        </ButtonLink>
      }
    >
      <BackLink to="/admin">{t('title')}</BackLink>
      <SearchBox
        label={t('products.search')}
        hint={t('products.searchHint')}
        value={query}
        onChange={(q) => search(q, offering)}
      />
      <Choices
        label={t('products.show')}
        values={offerings}
        chosen={offering}
        text={(it) => t(`products.offering.${it}`)}
        onChoose={(it) => search(query, it)}
      />
      <Found query={useDeferredValue(query.trim())} offering={offering} />
    </Page>
  );
}

function Found({ query, offering }: { query: string; offering: Offering }) {
  const { t } = useTranslation('admin');
  const pages = useInfiniteQuery({ ...productQueries.search(query, offering), placeholderData: (before) => before });
  if (pages.isPending) return <Loading />;
  if (pages.isLoadingError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  const products = pages.data.pages.flatMap((page) => page.items);
  const none = offering === 'withdrawn' && !query ? 'noneWithdrawn' : 'none';
  return (
    <section className="grid gap-6" aria-label={t('area.products.title')}>
      <LiveRegion>{products.length ? t('shown', { count: products.length }) : t(`products.${none}`)}</LiveRegion>
      {products.length ? (
        <Rows
          label={t('area.products.title')}
          heads={[t('products.product'), t('products.category'), t('products.price'), t('products.stock')]}
        >
          {products.map((product) => (
            <ProductRow key={product.sku} product={product} />
          ))}
        </Rows>
      ) : (
        <EmptyState icon={Search} title={t(`products.${none}`)} text={t(`products.${none}Text`)} />
      )}
      <More pages={pages} />
    </section>
  );
}

function ProductRow({ product }: { product: Product }) {
  const { t } = useTranslation('admin');
  return (
    <Row>
      <Cell>
        <Link
          to={product.sku}
          className="inline-flex min-h-8 items-center font-semibold hover:text-accent hover:underline"
        >
          {product.name}
        </Link>
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-mono text-sm text-soft">{product.sku}</span>
          {!product.active && <Badge tone="bad">{t('products.withdrawn')}</Badge>}
        </span>
      </Cell>
      <Cell className="text-soft">{product.category.name}</Cell>
      <Cell className="font-semibold tabular-nums">{money(product.price)}</Cell>
      <Cell>
        <Link
          to={`${product.sku}/stock`}
          aria-label={t('products.stockOf', { name: product.name, amount: number(product.available) })}
          className="inline-flex min-h-8 items-center font-semibold whitespace-nowrap text-accent tabular-nums hover:underline"
        >
          {t('products.available', { count: product.available, amount: number(product.available) })}
        </Link>
      </Cell>
    </Row>
  );
}
