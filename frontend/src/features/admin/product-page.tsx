import { useQuery } from '@tanstack/react-query';
import { Boxes, PackageX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ButtonLink } from '../../components/ui/button';
import { Page } from '../../components/ui/page';
import { EmptyState } from '../../components/ui/states';
import { ThingPage } from '../../components/ui/thing-page';
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
  return (
    <ThingPage title={t('products.product')} query={useQuery(productQueries.one(sku))} unknown={<UnknownProduct />}>
      {(product) => (
        <Page
          key={sku}
          title={product.name}
          lead={product.sku}
          actions={
            <ButtonLink to="stock" kind="secondary">
              <Boxes size={20} aria-hidden />
              {t('stock.title')}
            </ButtonLink>
          }
        >
          <BackLink to="/admin/products">{t('area.products.title')}</BackLink>
          <ProductForm product={product} />
        </Page>
      )}
    </ThingPage>
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
