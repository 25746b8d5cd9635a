import { useInfiniteQuery } from '@tanstack/react-query';
import { ListX } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ButtonLink } from '../../components/ui/button';
import { Choices } from '../../components/ui/choices';
import { Select } from '../../components/ui/field';
import { More } from '../../components/ui/more';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { Problem } from '../../lib/problem';
import { AddTask } from './add-task';
import { filters, orders, taskQuery, type Filter, type Order, type TodoList } from './api';
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
  const sort = orders.find((it) => it === params.get('sort')) ?? 'position';
  const pages = useInfiniteQuery(taskQuery(id, filter, sort));
  const changes = useWaitingOn(id);
  const tasks = useMemo(() => {
    // A task that is moved while its list is read may be on two pages.
    const read = new Map(pages.data?.pages.flatMap((page) => page.items).map((it) => [it.id, it]));
    return withChanges([...read.values()], changes, filter);
  }, [pages.data, changes, filter]);
  /** What is as usual is not said in the address. */
  const look = (show: Filter, by: Order) =>
    setParams(
      { ...(show !== 'all' && { show }), ...(by !== 'position' && { sort: by }) },
      { replace: true, preventScrollReset: true },
    );
  if (pages.error instanceof Problem && pages.error.status === 404) return <Gone />;
  return (
    <section aria-label={list?.name ?? t('list')} className="grid min-w-0 gap-4">
      {list && <ListHead list={list} />}
      <AddTask list={id} />
      <div>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Choices
            label={t('show')}
            values={filters}
            chosen={filter}
            text={(it) => t(`filter.${it}`)}
            onChoose={(next) => look(next, sort)}
          />
          <Select
            label={t('sort')}
            labelHidden
            value={sort}
            onChange={(event) => look(filter, event.target.value as Order)}
          >
            {orders.map((it) => (
              <option key={it} value={it}>
                {t(`sorted.${it}`)}
              </option>
            ))}
          </Select>
        </div>
        <WaitingNote />
      </div>
      {pages.isLoadingError && <ErrorState error={pages.error} onRetry={() => pages.refetch()} />}
      {pages.isPending && <Loading />}
      {(pages.data ?? tasks.length > 0) && (
        <TaskRows tasks={tasks} changes={changes} filter={filter} movable={sort === 'position'} />
      )}
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
