import { CircleAlert, WifiOff, X, type LucideIcon } from 'lucide-react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { IconButton } from '../components/ui/button';
import { useSession } from '../lib/session';

/** What concerns every page, below the header: no network, nobody there, a sign-in that failed. */
export function Notices() {
  const { t } = useTranslation();
  const online = useOnline();
  const session = useSession();
  const [params, setParams] = useSearchParams();
  const failed = params.get('sign-in') === 'failed';
  return (
    <div role="status" className="no-print">
      {!online && <Notice icon={WifiOff}>{t('offline')}</Notice>}
      {online && session.isError && <Notice icon={CircleAlert}>{t('away')}</Notice>}
      {failed && (
        <Notice icon={CircleAlert}>
          {t('signInFailed')}
          <IconButton
            label={t('action.dismiss')}
            className="ms-auto text-fair"
            onClick={() => {
              params.delete('sign-in');
              setParams(params, { replace: true });
            }}
          >
            <X size={18} aria-hidden />
          </IconButton>
        </Notice>
      )}
    </div>
  );
}

function Notice({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <div className="bg-fair-soft text-fair">
      <div className="mx-auto flex max-w-6xl items-center gap-3 px-4 py-2.5 font-medium sm:px-6">
        <Icon size={20} aria-hidden className="shrink-0" />
        {children}
      </div>
    </div>
  );
}

function useOnline() {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener);
      addEventListener('offline', listener);
      return () => {
        removeEventListener('online', listener);
        removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );
}
