import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { filters, type Filter } from './api';

export function FilterBar({ chosen, onChoose }: { chosen: Filter; onChoose: (filter: Filter) => void }) {
  const { t } = useTranslation('todos');
  return (
    <div role="group" aria-label={t('show')} className="flex flex-wrap gap-2">
      {filters.map((filter) => (
        <button
          key={filter}
          type="button"
          aria-pressed={chosen === filter}
          onClick={() => onChoose(filter)}
          className={classes(
            'min-h-9 cursor-pointer rounded-full border px-3.5 text-sm font-semibold',
            chosen === filter ? 'border-accent bg-accent text-on-accent' : 'border-line bg-card hover:bg-sunken',
          )}
        >
          {t(`filter.${filter}`)}
        </button>
      ))}
    </div>
  );
}
