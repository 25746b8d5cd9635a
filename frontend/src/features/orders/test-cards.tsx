import { CreditCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';

const cards = ['approved', 'declined', 'late', 'timeout', 'failing'] as const;
export type Card = (typeof cards)[number];

/** No money moves here: the card decides what the simulated payment provider does, so that every ending can be seen. */
export function TestCards({ chosen, onChoose }: { chosen: Card; onChoose: (card: Card) => void }) {
  const { t } = useTranslation('orders');
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 text-lg font-bold">{t('cards.title')}</legend>
      <p className="text-soft">{t('cards.text')}</p>
      {cards.map((card) => (
        <label
          key={card}
          className={classes(
            'card flex cursor-pointer gap-4 p-4 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            chosen === card && 'border-accent ring-1 ring-accent',
          )}
        >
          <input
            type="radio"
            name="card"
            className="mt-1 size-5 shrink-0 accent-accent"
            checked={chosen === card}
            onChange={() => onChoose(card)}
          />
          <span className="grid gap-0.5">
            <span className="flex items-center gap-2 font-semibold">
              <CreditCard size={18} aria-hidden className="text-accent" />
              {t(`cards.${card}.name`)}
            </span>
            <span className="text-soft">{t(`cards.${card}.text`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
