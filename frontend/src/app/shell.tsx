import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration } from 'react-router';
import { Loading } from '../components/ui/states';
import { cartOf } from '../features/cart/cart';
import { sessionEndQuery, useSession } from '../lib/session';
import { Header } from './header';
import { Notices } from './notices';

const SessionEnded = lazy(() => import('./session-ended'));

export function Shell() {
  const { t } = useTranslation();
  const { data } = useSession();
  const ended = useQuery(sessionEndQuery).data === true;
  const known = data !== undefined;
  const user = data?.id ?? null;
  useEffect(() => {
    if (known) cartOf(user);
  }, [known, user]);
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-3 focus:z-60 focus:rounded-xl focus:bg-card focus:px-4 focus:py-2 focus:font-semibold"
      >
        {t('skip')}
      </a>
      <Header />
      <Notices />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl grow px-4 py-8 outline-none sm:px-6">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className="no-print border-t border-edge">
        <div className="mx-auto flex max-w-6xl flex-wrap justify-between gap-x-6 gap-y-2 px-4 py-6 text-sm text-soft sm:px-6">
          <p>{t('footer')}</p>
          <a href="/docs" className="font-semibold text-accent hover:underline">
            {t('nav.api')}
          </a>
        </div>
      </footer>
      {ended && (
        <Suspense>
          <SessionEnded />
        </Suspense>
      )}
      <ScrollRestoration />
    </div>
  );
}
