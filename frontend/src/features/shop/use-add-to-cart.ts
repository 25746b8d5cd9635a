import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { toast } from '../../components/ui/toast';
import { cart } from '../cart/cart';
import type { Product } from './api';

export function useAddToCart(product: Product) {
  const { t } = useTranslation('shop');
  const navigate = useNavigate();
  return (quantity: number) => {
    const { sku, name, price, category } = product;
    cart.add({ sku, name, category: category.slug, unitPrice: price, quantity });
    toast(t('added', { name }), { label: t('toCart'), run: () => navigate('/cart') });
  };
}
