import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { ListTodo, Plus } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import { Button } from '../../components/ui/button';
import { Page } from '../../components/ui/page';
import { SearchBox } from '../../components/ui/search-box';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { useSession } from '../../lib/session';
import { useSearch } from '../../lib/use-search';
import { listQuery, lists, type TodoList } from './api';
import { ConflictDialog } from './conflict-dialog';
import { FoundTasks } from './found-tasks';
import { ListNav } from './list-nav';
import { ListPart } from './list-part';
import { NameDialog } from './name-dialog';
import { startSending } from './sender';
import { waiting } from './waiting';

export function TodosPage() {
  const { t } = useTranslation('todos');
  const user = useSession().data?.id;
  const queries = useQueryClient();
  const [adding, add] = useState(false);
  const { query, params, look } = useSearch();
  const wanted = useDeferredValue(query.trim());
  useEffect(() => {
    if (!user) return;
    waiting.open(user);
    startSending(queries);
  }, [user, queries]);
  return (
    <Page
      title={t('title')}
      actions={
        <Button kind="secondary" onClick={() => add(true)}>
          <Plus size={18} aria-hidden />
          {t('newList')}
        </Button>
      }
    >
      <SearchBox
        label={t('search')}
        hint={t('searchHint')}
        value={query}
        onChange={(q) => look({ ...Object.fromEntries(params), q })}
      />
      {wanted ? <FoundTasks query={wanted} /> : <Lists onAdd={() => add(true)} />}
      {adding && <NewList onClose={() => add(false)} />}
      <ConflictDialog />
    </Page>
  );
}

function Lists({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('todos');
  const { list: id } = useParams();
  const pages = useInfiniteQuery(listQuery);
  if (pages.isPending) return <Loading />;
  if (pages.isLoadingError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  const all = pages.data.pages.flatMap((page) => page.items);
  const [first] = all;
  if (!id && first) return <Navigate to={`/todos/${first.id}`} replace />;
  if (!id) {
    return (
      <EmptyState icon={ListTodo} title={t('noLists')} text={t('noListsText')}>
        <Button onClick={onAdd}>{t('newList')}</Button>
      </EmptyState>
    );
  }
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <ListNav lists={all} chosen={id} pages={pages} />
      <ListPart key={id} id={id} list={all.find((it) => it.id === id)} />
    </div>
  );
}

function NewList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('todos');
  const navigate = useNavigate();
  return (
    <NameDialog
      title={t('newList')}
      save={t('addList')}
      onSave={lists.add}
      onSaved={(list: TodoList) => navigate(`/todos/${list.id}`)}
      onClose={onClose}
    />
  );
}
