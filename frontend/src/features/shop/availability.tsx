import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';

const FEW = 20;

/** How many can be had; quietly: only where that is a reason to hurry, or to go on. */
export function Availability({ available, quietly }: { available: number; quietly?: boolean }) {
  const { t } = useTranslation('shop');
  if (quietly && available >= FEW) return null;
  const [text, tone] =
    available < 1
      ? [t('soldOut'), 'text-bad']
      : available < FEW
        ? [t('few', { count: available }), 'text-fair']
        : [t('inStock'), 'text-good'];
  return <p className={classes('text-sm font-medium', tone)}>{text}</p>;
}
