import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, PackageX, ShoppingCart } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Button, ButtonLink } from '../../components/ui/button';
import { Page } from '../../components/ui/page';
import { Quantity } from '../../components/ui/quantity';
import { EmptyState } from '../../components/ui/states';
import { ThingPage } from '../../components/ui/thing-page';
import { money } from '../../lib/format';
import { MAX_QUANTITY } from '../cart/cart';
import { productQueries, type Product } from './api';
import { Availability } from './availability';
import { ProductPicture } from './product-picture';
import { useAddToCart } from './use-add-to-cart';

export function ProductPage() {
  const { t } = useTranslation('shop');
  const { sku = '' } = useParams();
  return (
    <ThingPage title={t('product')} query={useQuery(productQueries.one(sku))} unknown={<Gone />}>
      {(product) => (
        <Page key={product.sku} title={product.name} titleHidden>
          <Link
            to={`/?category=${product.category.slug}`}
            className="inline-flex min-h-9 items-center gap-1.5 justify-self-start font-semibold text-accent"
          >
            <ArrowLeft size={18} aria-hidden className="rtl:rotate-180" />
            {product.category.name}
          </Link>
          <Details product={product} />
        </Page>
      )}
    </ThingPage>
  );
}

function Details({ product }: { product: Product }) {
  const { t } = useTranslation('shop');
  const [quantity, setQuantity] = useState(1);
  const add = useAddToCart(product);
  const sold = product.active && product.available > 0;
  return (
    <div className="grid items-start gap-8 md:grid-cols-2">
      <ProductPicture sku={product.sku} category={product.category.slug} className="rounded-3xl" />
      <div className="grid gap-5 md:pt-4">
        <p aria-hidden className="text-3xl font-bold tracking-tight text-balance sm:text-4xl">
          {product.name}
        </p>
        <p className="text-3xl font-bold text-accent tabular-nums">{money(product.price)}</p>
        <p className="max-w-prose text-lg leading-relaxed whitespace-pre-line text-soft">{product.description}</p>
        {product.active ? (
          <Availability available={product.available} />
        ) : (
          <p className="font-medium text-bad">{t('withdrawn')}</p>
        )}
        {sold && (
          <div className="flex flex-wrap items-center gap-3">
            <Quantity
              label={t('quantity')}
              less={t('less')}
              more={t('moreOf')}
              value={quantity}
              max={Math.min(product.available, MAX_QUANTITY)}
              onChange={setQuantity}
            />
            <Button size="large" onClick={() => add(quantity)}>
              <ShoppingCart size={20} aria-hidden />
              {t('add')}
            </Button>
          </div>
        )}
        <p className="text-sm text-soft">{t('sku', { sku: product.sku })}</p>
      </div>
    </div>
  );
}

function Gone() {
  const { t } = useTranslation(['shop', 'common']);
  return (
    <Page title={t('gone')} titleHidden>
      <EmptyState icon={PackageX} title={t('gone')} text={t('goneText')}>
        <ButtonLink to="/">{t('common:action.home')}</ButtonLink>
      </EmptyState>
    </Page>
  );
}
