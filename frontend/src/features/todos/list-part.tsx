import { useInfiniteQuery } from '@tanstack/react-query';
import { ListX } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ButtonLink } from '../../components/ui/button';
import { Choices } from '../../components/ui/choices';
import { More } from '../../components/ui/more';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { Problem } from '../../lib/problem';
import { AddTask } from './add-task';
import { filters, taskQuery, type TodoList } from './api';
import { withChanges } from './change';
import { ListHead } from './list-head';
import { TaskRows } from './task-rows';
import { useWaitingOn } from './waiting';
import { WaitingNote } from './waiting-note';

/** One list: its name, and its tasks as they will be once all that was done to them is sent. */
export function ListPart({ id, list }: { id: string; list: TodoList | undefined }) {
  const { t } = useTranslation('todos');
  const [params, setParams] = useSearchParams();
  const filter = filters.find((it) => it === params.get('show')) ?? 'all';
  const pages = useInfiniteQuery(taskQuery(id, filter));
  const changes = useWaitingOn(id);
  const tasks = useMemo(() => {
    // A task that is moved while its list is read may be on two pages.
    const read = new Map(pages.data?.pages.flatMap((page) => page.items).map((it) => [it.id, it]));
    return withChanges([...read.values()], changes, filter);
  }, [pages.data, changes, filter]);
  if (pages.error instanceof Problem && pages.error.status === 404) return <Gone />;
  return (
    <section aria-label={list?.name ?? t('list')} className="grid min-w-0 gap-4">
      {list && <ListHead list={list} />}
      <AddTask list={id} />
      <div>
        <Choices
          label={t('show')}
          values={filters}
          chosen={filter}
          text={(it) => t(`filter.${it}`)}
          onChoose={(next) =>
            setParams(next === 'all' ? {} : { show: next }, { replace: true, preventScrollReset: true })
          }
        />
        <WaitingNote />
      </div>
      {pages.isLoadingError && <ErrorState error={pages.error} onRetry={() => pages.refetch()} />}
      {pages.isPending && <Loading />}
      {(pages.data ?? tasks.length > 0) && <TaskRows tasks={tasks} changes={changes} filter={filter} />}
      <More pages={pages} />
    </section>
  );
}

function Gone() {
  const { t } = useTranslation('todos');
  return (
    <EmptyState icon={ListX} title={t('listGone')} text={t('listGoneText')}>
      <ButtonLink to="/todos">{t('toLists')}</ButtonLink>
    </EmptyState>
  );
}
