import { ShoppingCart, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ButtonLink, IconButton } from '../../components/ui/button';
import { Page } from '../../components/ui/page';
import { Quantity } from '../../components/ui/quantity';
import { EmptyState } from '../../components/ui/states';
import { toast } from '../../components/ui/toast';
import { money } from '../../lib/format';
import { ProductPicture } from '../shop/product-picture';
import { cart, MAX_QUANTITY, total, useCart, type CartLine } from './cart';

export function CartPage() {
  const { t } = useTranslation('shop');
  const lines = useCart();
  if (!lines.length) {
    return (
      <Page title={t('cart.title')} titleHidden>
        <EmptyState icon={ShoppingCart} title={t('cart.empty')} text={t('cart.emptyText')}>
          <ButtonLink to="/">{t('cart.stay')}</ButtonLink>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('cart.title')}>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <ul className="card divide-y divide-edge">
          {lines.map((line, at) => (
            <Line key={line.sku} line={line} at={at} />
          ))}
        </ul>
        <Summary lines={lines} />
      </div>
    </Page>
  );
}

function Line({ line, at }: { line: CartLine; at: number }) {
  const { t } = useTranslation(['shop', 'common']);
  const remove = () => {
    cart.remove(line.sku);
    toast(t('cart.removed', { name: line.name }), {
      label: t('common:action.undo'),
      run: () => cart.restore(line, at),
    });
  };
  return (
    <li className="grid grid-cols-[4.5rem_1fr_auto] items-center gap-x-4 gap-y-2 p-4">
      <ProductPicture sku={line.sku} category={line.category} className="row-span-2 self-start" />
      <div>
        <Link to={`/products/${line.sku}`} className="font-semibold hover:text-accent hover:underline">
          {line.name}
        </Link>
        <p className="text-sm text-soft">{t('cart.each', { price: money(line.unitPrice) })}</p>
      </div>
      <IconButton label={t('cart.remove', { name: line.name })} className="text-soft" onClick={remove}>
        <Trash2 size={20} aria-hidden />
      </IconButton>
      <div className="col-span-2 flex flex-wrap items-center justify-between gap-3">
        <Quantity
          label={`${t('quantity')}: ${line.name}`}
          less={t('less')}
          more={t('moreOf')}
          value={line.quantity}
          max={MAX_QUANTITY}
          onChange={(quantity) => cart.set(line.sku, quantity)}
        />
        <span className="text-lg font-bold tabular-nums">
          {money({ ...line.unitPrice, minor: line.unitPrice.minor * line.quantity })}
        </span>
      </div>
    </li>
  );
}

function Summary({ lines }: { lines: CartLine[] }) {
  const { t } = useTranslation('shop');
  const sum = total(lines);
  return (
    <section className="card grid gap-4 p-5 lg:sticky lg:top-24">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-lg font-bold">{t('cart.total')}</h2>
        {sum && <span className="text-2xl font-bold tabular-nums">{money(sum)}</span>}
      </div>
      <p className="text-sm text-soft">{sum ? t('cart.shipping') : t('cart.currencies')}</p>
      {sum && (
        <ButtonLink to="/checkout" size="large">
          {t('cart.checkout')}
        </ButtonLink>
      )}
      <ButtonLink to="/" kind="quiet">
        {t('cart.stay')}
      </ButtonLink>
    </section>
  );
}
