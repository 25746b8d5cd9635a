import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Select, TextArea, TextField } from '../../components/ui/field';
import { categoryQuery } from '../shop/api';
import { typedOf, type Editing, type Typed } from './editing';

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'JPY'];

interface ProductFieldsProps {
  editing: Editing;
  /** The fields that were refused. */
  wrong: Set<keyof Typed>;
  /** Whether somebody else has changed the product: then fields that differ say what is there now. */
  overtaken: boolean;
  onChange: (typed: Typed) => void;
}

export function ProductFields({ editing: { base, typed }, wrong, overtaken, onChange }: ProductFieldsProps) {
  const { t } = useTranslation('admin');
  const list = useId();
  const categories = useQuery(categoryQuery()).data?.items ?? [];
  const now = typedOf(base);
  const field = (name: keyof Typed, rule?: string) => ({
    label: t(`product.${name}`),
    hint: overtaken && now[name] !== typed[name] ? t('product.now', { value: now[name] }) : rule,
    error: wrong.has(name) ? t(`product.wrong.${name}`) : undefined,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...typed, [name]: event.target.value }),
  });
  return (
    <>
      {!base && (
        <TextField
          {...field('sku', t('product.skuHint'))}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
        />
      )}
      <TextField {...field('name')} maxLength={200} autoComplete="off" />
      <TextArea {...field('description')} maxLength={4000} />
      <TextField
        {...field('category', t('product.categoryHint'))}
        list={list}
        maxLength={60}
        autoCapitalize="none"
        autoComplete="off"
      />
      <datalist id={list}>
        {categories.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </datalist>
      <div className="grid grid-cols-[1fr_7rem] items-start gap-4">
        <TextField {...field('price')} inputMode="decimal" autoComplete="off" />
        <Select {...field('currency')}>
          {[...new Set([...CURRENCIES, typed.currency])].map((code) => (
            <option key={code}>{code}</option>
          ))}
        </Select>
      </div>
    </>
  );
}
