import { ShoppingCart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/ui/button';
import { money } from '../../lib/format';
import type { Product } from './api';
import { Availability } from './availability';
import { ProductPicture } from './product-picture';
import { useAddToCart } from './use-add-to-cart';

export function ProductCard({ product }: { product: Product }) {
  const { t } = useTranslation('shop');
  const add = useAddToCart(product);
  return (
    <article className="card group relative flex flex-col gap-3 p-3 transition-shadow hover:shadow-raised">
      <ProductPicture sku={product.sku} category={product.category.slug} />
      <div className="grid grow content-start gap-1 px-1">
        <p className="text-sm text-soft">{product.category.name}</p>
        <h2 className="leading-snug font-semibold wrap-anywhere">
          <Link
            to={`/products/${product.sku}`}
            className="after:absolute after:inset-0 after:rounded-2xl group-hover:text-accent"
          >
            {product.name}
          </Link>
        </h2>
        <Availability available={product.available} quietly />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2 px-1 pb-1">
        <span className="text-lg font-bold tabular-nums">{money(product.price)}</span>
        <Button
          kind="secondary"
          size="icon"
          className="relative rounded-full text-accent"
          aria-label={t('addNamed', { name: product.name })}
          title={t('add')}
          disabled={product.available < 1}
          onClick={() => add(1)}
        >
          <ShoppingCart size={18} aria-hidden />
        </Button>
      </div>
    </article>
  );
}
