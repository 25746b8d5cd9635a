import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../../components/ui/button';
import { ErrorNote } from '../../components/ui/states';
import { toast } from '../../components/ui/toast';
import { Problem } from '../../lib/problem';
import { useFocusOnFlaw } from '../../lib/use-focus-on-flaw';
import { addProduct, productQueries, renew, replaceProduct, type Product } from './api';
import { isDirty, productOf, typedOf, useEditing, type Typed } from './editing';
import { Offering } from './offering';
import { ProductFields } from './product-fields';

export function ProductForm({ product }: { product?: Product }) {
  const { t } = useTranslation('admin');
  const [editing, change] = useEditing(product);
  const { base, typed } = editing;
  const [overtaken, setOvertaken] = useState(false);
  const [unpriced, setUnpriced] = useState(0);
  const noPrice = unpriced > 0;
  const queries = useQueryClient();
  const onOutdated = async () => {
    const now = await queries.fetchQuery({ ...productQueries.one(typed.sku), staleTime: 0 });
    change({ base: now, typed });
    setOvertaken(true);
  };
  const saving = useSaving(onOutdated, (saved) => change({ base: saved, typed: typedOf(saved) }));
  const form = useFocusOnFlaw(saving.error, unpriced);
  const wrong = noPrice ? new Set<keyof Typed>(['price']) : refused(saving.error);
  const startOver = () => {
    change({ base, typed: typedOf(base) });
    setOvertaken(false);
    saving.reset();
    form.current?.querySelector('input')?.focus();
  };
  return (
    <div className="grid max-w-2xl gap-6">
      <form
        ref={form}
        noValidate
        className="card grid gap-5 p-5 sm:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = productOf(typed);
          setUnpriced(wanted ? 0 : unpriced + 1);
          if (wanted && !saving.isPending) saving.mutate({ base, wanted });
        }}
      >
        <ProductFields
          editing={editing}
          wrong={wrong}
          overtaken={overtaken}
          onChange={(next) => change({ base, typed: next })}
        />
        <ErrorNote error={noPrice ? undefined : saving.error} />
        {overtaken && <p role="status">{t('product.overtaken')}</p>}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={saving.isPending && t('product.saving')}>
            {base ? t('product.save') : t('product.add')}
          </Button>
          {isDirty(editing) && (
            <Button kind="quiet" onClick={startOver}>
              {overtaken ? t('product.take') : t('product.discard')}
            </Button>
          )}
        </div>
      </form>
      {base && <Offering product={base} onOutdated={onOutdated} onChanged={(next) => change({ base: next, typed })} />}
    </div>
  );
}

function useSaving(onOutdated: () => Promise<void>, onSaved: (product: Product) => void) {
  const { t } = useTranslation('admin');
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ base, wanted }: { base: Product | undefined; wanted: NonNullable<ReturnType<typeof productOf>> }) =>
      base ? replaceProduct(base.sku, base.version, { ...wanted, active: base.active }) : addProduct(wanted),
    onSuccess: (saved, { base }) => {
      onSaved(saved);
      queries.setQueryData(productQueries.one(saved.sku).queryKey, saved);
      void renew(queries, 'products', 'categories');
      toast(t(base ? 'product.saved' : 'product.added', { name: saved.name }));
      navigate(base ? '/admin/products' : `/admin/products/${saved.sku}/stock`);
    },
    onError: async (error) => {
      if (error.name === 'version-outdated') await onOutdated();
    },
  });
}

/** The form's names of what a problem says of the body's fields. */
function refused(error: unknown): Set<keyof Typed> {
  if (!(error instanceof Problem)) return new Set();
  if (error.name === 'product-exists') return new Set(['sku']);
  const names: Record<string, keyof Typed> = {
    sku: 'sku',
    name: 'name',
    description: 'description',
    category: 'category',
    price: 'price',
    'price.minor': 'price',
    'price.currency': 'currency',
  };
  return new Set(error.flaws.flatMap(({ field }) => names[field] ?? []));
}
