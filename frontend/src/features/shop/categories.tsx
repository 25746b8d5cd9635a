import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { number } from '../../lib/format';
import { categoryQuery } from './api';

interface CategoriesProps {
  query: string;
  chosen: string | undefined;
  onChoose: (slug: string | undefined) => void;
}

export function Categories({ query, chosen, onChoose }: CategoriesProps) {
  const { t } = useTranslation('shop');
  const { data } = useQuery({ ...categoryQuery(query), placeholderData: (before) => before });
  const categories = (data?.items ?? []).filter((it) => it.products > 0 || it.slug === chosen);
  const all = categories.reduce((sum, it) => sum + it.products, 0);
  const entries = [{ slug: undefined, name: t('all'), products: all }, ...categories];
  return (
    <div
      role="group"
      aria-label={t('categories')}
      className="-mx-4 flex min-h-11 gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0"
    >
      {data &&
        entries.map(({ slug, name, products }) => (
          <button
            key={slug ?? ''}
            type="button"
            aria-pressed={chosen === slug}
            onClick={() => onChoose(slug)}
            className={classes(
              'flex min-h-9 shrink-0 cursor-pointer items-center gap-2 rounded-full border px-3.5 text-sm font-semibold',
              chosen === slug ? 'border-accent bg-accent text-on-accent' : 'border-line bg-card hover:bg-sunken',
            )}
          >
            {name}
            <span className={classes('tabular-nums', chosen === slug ? 'opacity-85' : 'text-soft')}>
              {number(products)}
            </span>
          </button>
        ))}
    </div>
  );
}
