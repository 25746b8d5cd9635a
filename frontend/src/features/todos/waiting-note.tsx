import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSlow } from '../../components/ui/states';
import { useWaiting } from './waiting';

/** A change that is sent at once needs no word; what waits longer is said, also deletions and other lists. */
export function WaitingNote() {
  const count = useWaiting().length;
  return <div role="status">{count > 0 && <Note count={count} />}</div>;
}

function Note({ count }: { count: number }) {
  const { t } = useTranslation('todos');
  if (!useSlow(800)) return null;
  return (
    <p className="mt-4 flex items-center gap-3 rounded-xl bg-fair-soft px-4 py-3 font-medium text-fair">
      <Clock size={20} aria-hidden className="shrink-0" />
      {t('waiting', { count })}
    </p>
  );
}
