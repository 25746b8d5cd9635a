import { LockKeyhole, PackageX, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { ButtonAnchor, ButtonLink } from '../components/ui/button';
import { Page } from '../components/ui/page';
import { EmptyState, ErrorState, Loading } from '../components/ui/states';
import { signInUrl, useSession } from '../lib/session';

/** Pages of a person: strangers are told what to do, and come back here afterwards. */
export function SignedIn() {
  const { t } = useTranslation();
  const { data, error, refetch } = useSession();
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  if (data.signedIn) return <Outlet />;
  return (
    <Page title={t('signInFirst.title')} titleHidden>
      <EmptyState icon={LockKeyhole} title={t('signInFirst.title')} text={t('signInFirst.text')}>
        <ButtonAnchor href={signInUrl()}>{t('nav.signIn')}</ButtonAnchor>
        <ButtonAnchor href="/register" kind="secondary">
          {t('nav.register')}
        </ButtonAnchor>
      </EmptyState>
    </Page>
  );
}

/** Pages for administrators; the services check by themselves. */
export function Admins() {
  const { t } = useTranslation();
  const { data } = useSession();
  if (!data?.signedIn) return <SignedIn />;
  if (data.roles.includes('admin')) return <Outlet />;
  return (
    <Page title={t('forbidden.title')} titleHidden>
      <EmptyState icon={ShieldAlert} title={t('forbidden.title')} text={t('forbidden.text')}>
        <ButtonLink to="/">{t('action.home')}</ButtonLink>
      </EmptyState>
    </Page>
  );
}

/** A stack may run without a service: its pages say so instead of failing. */
export function Needs({ service }: { service: string }) {
  const { t } = useTranslation();
  const { data } = useSession();
  if (!data || data.services.includes(service)) return <Outlet />;
  return (
    <Page title={t('absent.title')} titleHidden>
      <EmptyState icon={PackageX} title={t('absent.title')} text={t('absent.text', { service })} />
    </Page>
  );
}
