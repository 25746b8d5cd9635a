import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/ui/badge';
import { ButtonAnchor } from '../../components/ui/button';
import { Page } from '../../components/ui/page';
import { ErrorState, Loading } from '../../components/ui/states';
import { day } from '../../lib/format';
import { profileQuery, type Profile } from './api';
import { ProfileEditor } from './profile-editor';
import { SignIns } from './sign-ins';

export function ProfilePage() {
  const { t } = useTranslation('account');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Contents />
    </Page>
  );
}

function Contents() {
  const { data, error, refetch } = useQuery(profileQuery);
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
      <div className="grid min-w-0 gap-6">
        <ProfileEditor key={data.id} profile={data} />
        <SignIns />
      </div>
      <div className="grid gap-6">
        <Facts profile={data} />
        <Credentials />
      </div>
    </div>
  );
}

function Facts({ profile }: { profile: Profile }) {
  const { t } = useTranslation('account');
  return (
    <section className="card p-5 sm:p-6">
      <h2 className="text-lg font-bold">{t('facts')}</h2>
      <dl className="mt-3 grid gap-3">
        <div>
          <dt className="text-sm text-soft">{t('name')}</dt>
          <dd className="font-semibold break-words">{profile.name}</dd>
        </div>
        {profile.email && (
          <div>
            <dt className="text-sm text-soft">{t('email')}</dt>
            <dd className="font-semibold break-words">{profile.email}</dd>
          </div>
        )}
        <div>
          <dt className="text-sm text-soft">{t('roles')}</dt>
          <dd className="mt-1 flex flex-wrap gap-2">
            {profile.roles.map((role) => (
              <Badge key={role} tone="accent">
                {role === 'admin' || role === 'customer' ? t(`role.${role}`) : role}
              </Badge>
            ))}
          </dd>
        </div>
        <div>
          <dt className="text-sm text-soft">{t('since')}</dt>
          <dd className="font-semibold">{day(profile.createdAt.slice(0, 10))}</dd>
        </div>
      </dl>
    </section>
  );
}

/** Passwords are typed on auth's own page alone, where no script of the shop runs; a new e-mail address asks for one, too. */
function Credentials() {
  const { t } = useTranslation('account');
  return (
    <section className="card grid justify-items-start gap-3 p-5 sm:p-6">
      <h2 className="text-lg font-bold">{t('password.title')}</h2>
      <p className="text-soft">{t('password.text')}</p>
      <ButtonAnchor href="/account" kind="secondary">
        <KeyRound size={18} aria-hidden />
        {t('password.change')}
      </ButtonAnchor>
    </section>
  );
}
