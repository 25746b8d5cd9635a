import { CircleAlert, type LucideIcon } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../lib/problem';
import { problemText } from '../../lib/problem-text';
import { Button } from './button';

/** Nothing for the first 200 ms: what is quick does not flicker. */
export function useSlow(after = 200) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return slow;
}

export function Loading({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const slow = useSlow();
  return (
    <div role="status" aria-busy="true" className={slow ? undefined : 'invisible'}>
      <span className="sr-only">{t('loading')}</span>
      {children ?? <SkeletonRows />}
    </div>
  );
}

function SkeletonRows() {
  return (
    <div aria-hidden className="grid gap-3 py-2">
      {['w-2/3', 'w-full', 'w-5/6', 'w-1/2'].map((width) => (
        <div key={width} className={`skeleton h-6 ${width}`} />
      ))}
    </div>
  );
}

interface StateProps {
  icon: LucideIcon;
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}

/** In place of what is not there: why, and what to do. */
export function EmptyState({ icon: Icon, title, text, children }: StateProps) {
  return (
    <div className="card grid justify-items-center gap-3 px-6 py-12 text-center">
      <span className="grid size-14 place-items-center rounded-2xl bg-accent-soft text-accent">
        <Icon size={28} aria-hidden />
      </span>
      <h2 className="text-xl font-bold">{title}</h2>
      {text && <p className="max-w-md text-soft">{text}</p>}
      {children && <div className="mt-2 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  );
}

/** A part of the page that could not be had; the rest stays. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="card grid justify-items-center gap-3 px-6 py-10 text-center">
      <CircleAlert size={32} className="text-bad" aria-hidden />
      <h2 className="text-lg font-bold">{t('problem.title')}</h2>
      <p className="max-w-md text-soft">{problemText(error)}</p>
      <TraceId error={error} />
      {onRetry && (
        <Button kind="secondary" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  );
}

/** Beside a form or a button: what somebody did has not worked. */
export function ErrorNote({ error, children }: { error: unknown; children?: ReactNode }) {
  if (!error) return null;
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl bg-bad-soft px-4 py-3 text-bad">
      <CircleAlert size={20} aria-hidden className="shrink-0" />
      <div className="min-w-0 grow basis-52">
        <p className="font-medium">{problemText(error)}</p>
        <TraceId error={error} />
      </div>
      {children}
    </div>
  );
}

function TraceId({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!(error instanceof Problem) || !error.traceId || error.status < 500) return null;
  return <p className="font-mono text-xs break-all opacity-80">{t('traceId', { id: error.traceId })}</p>;
}
