import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/ui/page';
import { ErrorState, Loading } from '../../components/ui/states';
import { useIsAdmin } from '../../lib/session';
import { Banner } from './banner';
import { ServiceCard } from './service-card';
import { statusQuery } from './api';

export function SystemPage() {
  const { t } = useTranslation('system');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Contents />
    </Page>
  );
}

function Contents() {
  const { t } = useTranslation('system');
  const isAdmin = useIsAdmin();
  const { data, error, refetch, isRefetchError } = useQuery(statusQuery);
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  return (
    <>
      <Banner services={data.services} stale={isRefetchError} />
      <ul className="grid gap-4 md:grid-cols-2">
        {data.services.map((service) => (
          <ServiceCard key={service.name} service={service} detailed={isAdmin} />
        ))}
      </ul>
      <p className="text-sm text-soft">
        {t('refreshed')} {!isAdmin && t('forAdmins')}
      </p>
    </>
  );
}
