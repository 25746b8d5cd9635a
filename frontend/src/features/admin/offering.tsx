import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { ErrorNote } from '../../components/ui/states';
import { toast } from '../../components/ui/toast';
import { productQueries, renew, replaceProduct, type Product } from './api';

interface OfferingProps {
  product: Product;
  onOutdated: () => Promise<void>;
  onChanged: (product: Product) => void;
}

/** Whether the shop sells it. The rest of the product stays as it was stored, whatever is typed in the form meanwhile. */
export function Offering({ product, onOutdated, onChanged }: OfferingProps) {
  const { t } = useTranslation('admin');
  const queries = useQueryClient();
  const { active, sku, version, name, description, category, price } = product;
  const turning = useMutation({
    mutationFn: () =>
      replaceProduct(sku, version, { name, description, category: category.slug, price, active: !active }),
    onSuccess: (next) => {
      onChanged(next);
      queries.setQueryData(productQueries.one(sku).queryKey, next);
      void renew(queries, 'products', 'categories');
      toast(t(next.active ? 'offering.offered' : 'offering.withdrawn', { name: next.name }));
    },
    onError: async (error) => {
      if (error.name === 'version-outdated') await onOutdated();
    },
  });
  return (
    <section className="card grid gap-4 p-5 sm:p-6">
      <h2 className="text-lg font-bold">{t(active ? 'offering.isOffered' : 'offering.isWithdrawn')}</h2>
      <p className="text-soft">{t(active ? 'offering.withdrawText' : 'offering.offerText')}</p>
      <ErrorNote error={turning.error} />
      <div>
        <Button
          kind={active ? 'danger' : 'secondary'}
          onClick={() => turning.mutate()}
          busy={turning.isPending && t('product.saving')}
        >
          {t(active ? 'offering.withdraw' : 'offering.offer')}
        </Button>
      </div>
    </section>
  );
}
