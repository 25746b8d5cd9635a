import { Bell, CreditCard, ListTodo, Mail, PackageOpen, ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isTopic, lanes } from './hop';

export const icons = {
  order: ReceiptText,
  'order.events.v1': Mail,
  catalog: PackageOpen,
  'stock.events.v1': Bell,
  'payment-provider': CreditCard,
  todo: ListTodo,
} as const;

/** The picture's columns. The list beside it says the same in words, so this is for eyes alone. */
export function LaneHeads() {
  const { t } = useTranslation('journey');
  return (
    <div
      aria-hidden
      className="sticky top-14 z-10 hidden border-b border-edge bg-card lg:grid lg:grid-cols-[32rem_1fr]"
    >
      <div className="grid grid-cols-6 py-3">
        {lanes.map((lane) => {
          const Icon = icons[lane];
          return (
            <div key={lane} className="grid justify-items-center gap-1 px-1 text-center">
              <Icon size={20} className={isTopic(lane) ? 'text-fair' : 'text-accent'} />
              <span className="text-xs leading-tight font-semibold">
                {t(`lane.${lane.replaceAll('.', '-')}` as 'lane.order')}
              </span>
            </div>
          );
        })}
      </div>
      <div className="flex items-center px-5 text-sm font-semibold text-soft">{t('whatHappened')}</div>
    </div>
  );
}
