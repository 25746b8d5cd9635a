import { useQuery } from '@tanstack/react-query';
import { Boxes, PackageX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ButtonLink } from '../../components/ui/button';
import { Page } from '../../components/ui/page';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { Problem } from '../../lib/problem';
import { productQueries } from './api';
import { BackLink } from './back-link';
import { ProductForm } from './product-form';

export function NewProductPage() {
  const { t } = useTranslation('admin');
  return (
    <Page title={t('products.add')}>
      <BackLink to="/admin/products">{t('area.products.title')}</BackLink>
      <ProductForm />
    </Page>
  );
}

export function EditProductPage() {
  const { t } = useTranslation('admin');
  const { sku = '' } = useParams();
  const { data, error, refetch } = useQuery(productQueries.one(sku));
  if (error instanceof Problem && error.status === 404) return <UnknownProduct />;
  if (error && !data)
    return (
      <Page title={t('products.product')}>
        <ErrorState error={error} onRetry={refetch} />
      </Page>
    );
  if (!data)
    return (
      <Page title={t('products.product')} titleHidden>
        <Loading />
      </Page>
    );
  return (
    <Page
      key={sku}
      title={data.name}
      lead={data.sku}
      actions={
        <ButtonLink to="stock" kind="secondary">
          <Boxes size={20} aria-hidden />
          {t('stock.title')}
        </ButtonLink>
      }
    >
      <BackLink to="/admin/products">{t('area.products.title')}</BackLink>
      <ProductForm product={data} />
    </Page>
  );
}

export function UnknownProduct() {
  const { t } = useTranslation('admin');
  return (
    <Page title={t('products.unknown')} titleHidden>
      <EmptyState icon={PackageX} title={t('products.unknown')} text={t('products.unknownText')}>
        <ButtonLink to="/admin/products">{t('area.products.title')}</ButtonLink>
      </EmptyState>
    </Page>
  );
}
