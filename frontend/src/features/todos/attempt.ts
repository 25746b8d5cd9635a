import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { toast } from '../../components/ui/toast';
import { Problem } from '../../lib/problem';
import { problemText } from '../../lib/problem-text';
import { tasks, tasksKey, type Filter, type Task } from './api';
import { applied, fieldsOf, says, type Change } from './change';
import { waiting } from './waiting';

/** Sends a change and does what the answer asks for. The problem, when it has to wait for better times. */
export async function attempt(queries: QueryClient, change: Change): Promise<Problem | undefined> {
  try {
    await sent(change).then(
      (answered) => settle(queries, change, answered),
      (problem: unknown) => {
        if (problem instanceof Problem && problem.status === 412) return reconsider(queries, change);
        throw problem;
      },
    );
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (waits(problem)) return problem;
    if (problem.status === 404 && change.kind === 'remove') await settle(queries, change);
    else giveUp(queries, change, problemText(problem));
  }
  return undefined;
}

/** Nobody answered, or nobody who could; with a 500 something is wrong with the change itself. */
const waits = (problem: Problem) => problem.status === 401 || (problem.passing && problem.status !== 500);

async function sent(change: Change): Promise<Task | void> {
  switch (change.kind) {
    case 'add':
      // When the answer is lost it is sent again, and may be there twice: better than not at all.
      return tasks.add(change.task.list, fieldsOf(change.task));
    case 'replace':
      return says(change.task, change.fields) ? change.task : tasks.replace(change.task, change.fields);
    case 'remove':
      return tasks.remove(change.task);
    case 'restore':
      return tasks.restore(change.task);
    case 'move':
      return tasks.move(change.task, change.after);
  }
}

/** The version was outdated. Only what somebody else wrote is worth a question; a move, or the mark of an order, is not. */
async function reconsider(queries: QueryClient, change: Change) {
  const theirs = await tasks.read(change.task.id);
  const rewritten = !says(theirs, fieldsOf(change.task));
  if (change.kind === 'replace' && rewritten && !says(theirs, change.fields)) waiting.set({ ...change, theirs });
  else if (change.kind === 'remove' && rewritten) giveUp(queries, change, i18next.t('todos:conflict.notDeleted'));
  else waiting.rebase(change, theirs);
}

/** The answer becomes what is known; a read that began before it must not overwrite it. */
async function settle(queries: QueryClient, change: Change, answered?: Task | void) {
  const key = tasksKey(change.task.list);
  await queries.cancelQueries({ queryKey: key });
  for (const [of, data] of queries.getQueriesData<Pages>({ queryKey: key })) {
    if (data) queries.setQueryData<Pages>(of, edited(data, change, answered, of[2] as Filter));
  }
  waiting.drop(change.id);
  if (answered) waiting.rebase(change, answered);
  void queries.invalidateQueries({ queryKey: key });
}

type Pages = InfiniteData<{ items: Task[]; next?: string | null }>;

function edited(data: Pages, change: Change, answered: Task | void, filter: Filter): Pages {
  const before = data.pages.flatMap((page) => page.items);
  const known = change.kind === 'add' ? before.filter((it) => it.id !== answered?.id) : before;
  const items = applied(known, change, filter).map((it) => (it.id === change.task.id && answered ? answered : it));
  // A task may cross from one page to another; they are shown as one list, and read anew in a moment.
  return { ...data, pages: data.pages.map((page, at) => ({ ...page, items: at ? [] : items })) };
}

/** The task is shown as the service has it, and the person is told. */
function giveUp(queries: QueryClient, change: Change, why: string) {
  if (change.kind === 'add') waiting.dropTask(change.task.id);
  else waiting.drop(change.id);
  toast(i18next.t('todos:failed', { title: change.task.title, why }));
  void queries.invalidateQueries({ queryKey: tasksKey(change.task.list) });
}
