import { useInfiniteQuery } from '@tanstack/react-query';
import { ListChecks, ListX } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Button, ButtonLink } from '../../components/ui/button';
import { Choices } from '../../components/ui/choices';
import { Select } from '../../components/ui/field';
import { More } from '../../components/ui/more';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { Problem } from '../../lib/problem';
import { AddTask } from './add-task';
import { filters, orders, taskQuery, type Filter, type Order, type TodoList } from './api';
import { withChanges } from './change';
import { ListHead } from './list-head';
import { SelectableTasks } from './selectable-tasks';
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
  const [selecting, select] = useState(false);
  const selector = useRef<HTMLButtonElement>(null);
  const tasks = useMemo(() => {
    // A task that is moved while its list is read may be on two pages.
    const read = new Map(pages.data?.pages.flatMap((page) => page.items).map((it) => [it.id, it]));
    return withChanges([...read.values()], changes, filter);
  }, [pages.data, changes, filter]);
  const known = pages.data !== undefined || tasks.length > 0;
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
          <div className="flex flex-wrap items-center gap-2">
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
            <Button
              ref={selector}
              kind={selecting ? 'primary' : 'secondary'}
              aria-pressed={selecting}
              onClick={() => select(!selecting)}
            >
              <ListChecks size={18} aria-hidden />
              {t('select.begin')}
            </Button>
          </div>
        </div>
        <WaitingNote />
      </div>
      {pages.isLoadingError && <ErrorState error={pages.error} onRetry={() => pages.refetch()} />}
      {pages.isPending && <Loading />}
      {known && !selecting && (
        <TaskRows tasks={tasks} changes={changes} filter={filter} movable={sort === 'position'} />
      )}
      {known && selecting && (
        <SelectableTasks
          tasks={tasks}
          changes={changes}
          filter={filter}
          onEnd={() => {
            select(false);
            selector.current?.focus();
          }}
        >
          <More pages={pages} />
        </SelectableTasks>
      )}
      {!selecting && <More pages={pages} />}
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
