import { useInfiniteQuery } from '@tanstack/react-query';
import { UserRoundSearch } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveRegion } from '../../components/ui/live-region';
import { More } from '../../components/ui/more';
import { Page } from '../../components/ui/page';
import { SearchBox } from '../../components/ui/search-box';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { useSearch } from '../../lib/use-search';
import { AccessDialog } from './access-dialog';
import { userQueries } from './api';
import { BackLink } from './back-link';
import type { Change } from './change';
import { Rows } from './rows';
import { UserRow } from './user-row';

export function UsersPage() {
  const { t } = useTranslation('admin');
  const { query, look } = useSearch();
  return (
    <Page title={t('area.users.title')} lead={t('users.lead')}>
      <BackLink to="/admin">{t('title')}</BackLink>
      <SearchBox label={t('users.search')} hint={t('users.searchHint')} value={query} onChange={(q) => look({ q })} />
      <Found query={useDeferredValue(query.trim())} />
    </Page>
  );
}

function Found({ query }: { query: string }) {
  const { t } = useTranslation('admin');
  const pages = useInfiniteQuery({ ...userQueries.search(query), placeholderData: (before) => before });
  const [asked, ask] = useState<{ id: string; change: Change }>();
  if (pages.isPending) return <Loading />;
  if (pages.isLoadingError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  const users = pages.data.pages.flatMap((page) => page.items);
  // By id, so that a second try speaks of the user as they are by then.
  const user = users.find(({ id }) => id === asked?.id);
  return (
    <section className="grid gap-6" aria-label={t('area.users.title')}>
      <LiveRegion>{users.length ? t('shown', { count: users.length }) : t('users.none')}</LiveRegion>
      {users.length ? (
        <Rows
          label={t('area.users.title')}
          heads={[t('users.user'), t('users.roles'), t('users.since'), t('users.actions')]}
        >
          {users.map((it) => (
            <UserRow key={it.id} user={it} onAsk={(change) => ask({ id: it.id, change })} />
          ))}
        </Rows>
      ) : (
        <EmptyState icon={UserRoundSearch} title={t('users.none')} text={t('users.noneText')} />
      )}
      <More pages={pages} />
      {user && asked && (
        <AccessDialog
          key={`${asked.id} ${asked.change}`}
          user={user}
          change={asked.change}
          onClose={() => ask(undefined)}
        />
      )}
    </section>
  );
}
