import { useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LiveRegion } from '../../components/ui/live-region';
import { More } from '../../components/ui/more';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { classes } from '../../lib/classes';
import { foundQuery } from './api';
import { TaskMarks } from './task-marks';

/** What was looked for, from all lists; each task leads to the list that it is on. */
export function FoundTasks({ query }: { query: string }) {
  const { t } = useTranslation('todos');
  const pages = useInfiniteQuery({ ...foundQuery(query), placeholderData: (before) => before });
  if (pages.isPending) return <Loading />;
  if (pages.isLoadingError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  const tasks = pages.data.pages.flatMap((page) => page.items);
  return (
    <section className="grid gap-4" aria-label={t('found.title')}>
      <LiveRegion>{tasks.length ? t('found.count', { count: tasks.length }) : t('found.none')}</LiveRegion>
      {tasks.length === 0 && <EmptyState icon={SearchX} title={t('found.none')} text={t('found.noneText')} />}
      <ul className={tasks.length ? 'card divide-y divide-edge' : undefined}>
        {tasks.map((task) => (
          <li key={task.id} className="px-4 py-2.5">
            <Link
              to={`/todos/${task.list}`}
              className={classes(
                'font-semibold wrap-anywhere hover:text-accent hover:underline',
                task.completed && 'text-soft line-through',
              )}
            >
              {task.title}
            </Link>
            <TaskMarks task={task} waiting={false} conflict={undefined} />
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}
