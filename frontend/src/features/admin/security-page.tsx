import { useInfiniteQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../components/ui/field';
import { LiveRegion } from '../../components/ui/live-region';
import { More } from '../../components/ui/more';
import { Page } from '../../components/ui/page';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { useSearch } from '../../lib/use-search';
import { eventKinds, eventsQuery, type EventFilter } from './api';
import { BackLink } from './back-link';
import { EventRow } from './event-row';
import { Rows } from './rows';
import { UserFilter } from './user-filter';

export function SecurityPage() {
  const { t } = useTranslation('admin');
  const { params, look } = useSearch();
  const kind = eventKinds.find((it) => it === params.get('kind'));
  const user = params.get('user') ?? '';
  return (
    <Page title={t('area.security.title')} lead={t('security.lead')}>
      <BackLink to="/admin">{t('title')}</BackLink>
      <div className="grid max-w-2xl items-start gap-4 sm:grid-cols-2">
        <Select
          label={t('security.kind')}
          value={kind ?? ''}
          onChange={(event) => look({ kind: event.target.value, user })}
        >
          <option value="">{t('security.all')}</option>
          {eventKinds.map((it) => (
            <option key={it} value={it}>
              {t(`security.kinds.${it}`)}
            </option>
          ))}
        </Select>
        <UserFilter label={t('security.user')} chosen={user} onChoose={(id) => look({ kind, user: id })} />
      </div>
      <Found filter={{ kind, user: user || undefined }} />
    </Page>
  );
}

function Found({ filter }: { filter: EventFilter }) {
  const { t } = useTranslation('admin');
  const pages = useInfiniteQuery({ ...eventsQuery(filter), placeholderData: (before) => before });
  if (pages.isPending) return <Loading />;
  if (pages.isLoadingError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  const events = pages.data.pages.flatMap((page) => page.items);
  return (
    <section className="grid gap-6" aria-label={t('area.security.title')}>
      <LiveRegion>{events.length ? t('shown', { count: events.length }) : t('security.none')}</LiveRegion>
      {events.length ? (
        <Rows label={t('area.security.title')} heads={[t('security.what'), t('security.when'), t('security.address')]}>
          {events.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </Rows>
      ) : (
        <EmptyState icon={ShieldCheck} title={t('security.none')} text={t('security.noneText')} />
      )}
      <More pages={pages} />
    </section>
  );
}
