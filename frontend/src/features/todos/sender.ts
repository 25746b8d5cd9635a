import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { toast } from '../../components/ui/toast';
import { Problem } from '../../lib/problem';
import { problemText } from '../../lib/problem-text';
import { sessionQuery } from '../../lib/session';
import { tasks, tasksKey, type Filter, type Task } from './api';
import { applied, differing, fieldsOf, isConflict, type Change } from './change';
import { waiting } from './waiting';

const PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;

let queries: QueryClient | undefined;
let again: ReturnType<typeof setTimeout> | undefined;
let pause = PAUSE;
let sending: string | undefined;
let running = false;
let more = false;

/** From now on, also while other pages are shown. */
export function startSending(client: QueryClient) {
  queries = client;
  addEventListener('online', send);
  send();
}

export function stopSending() {
  removeEventListener('online', send);
  clearTimeout(again);
  queries = undefined;
}

/** Whether the change is on its way, and can no longer be made part of another one. */
export const isSending = (change: Change) => change.id === sending;

/** One after the other, in the order in which they were made. */
export function send() {
  clearTimeout(again);
  more = running;
  if (running) return;
  running = true;
  void alone(sendAll).finally(() => {
    running = false;
    if (more) send();
  });
}

/** Tabs of one person share the changes: one of them sends. */
function alone(work: () => Promise<void>): Promise<void> {
  return 'locks' in navigator ? navigator.locks.request('slipway.todos', work) : work();
}

async function sendAll() {
  waiting.reload();
  for (let change = next(); change; change = next()) {
    sending = change.id;
    const problem = await attempt(change).finally(() => {
      sending = undefined;
    });
    if (problem) {
      later(problem);
      return;
    }
    pause = PAUSE;
  }
  const held = waiting.all().flatMap((it) => (it.kind === 'remove' && it.heldUntil ? [it.heldUntil] : []));
  if (held.length) again = setTimeout(send, Math.min(...held) - Date.now() + 100);
}

function later(problem: Problem) {
  if (problem.status === 401) return; // signing in loads the page anew
  again = setTimeout(send, problem.retryAfter === undefined ? pause : problem.retryAfter * 1000);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

function next(): Change | undefined {
  // In another tab somebody else may have signed in: these changes are not theirs to send.
  if (queries?.getQueryData(sessionQuery.queryKey)?.id !== waiting.owner()) return undefined;
  const stuck = new Set<string>();
  return waiting.all().find((change) => {
    if (!isStuck(change) && !stuck.has(change.task.id)) return true;
    stuck.add(change.task.id);
    return false;
  });
}

function isStuck(change: Change) {
  if (change.kind === 'remove') return (change.heldUntil ?? 0) > Date.now();
  return isConflict(change);
}

/** The problem, when the change has to wait for better times. */
async function attempt(change: Change): Promise<Problem | undefined> {
  try {
    await settle(change, await sent(change));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (waits(problem)) return problem;
    if (problem.status === 412) return attemptAnew(change);
    if (problem.status === 404 && change.kind === 'remove') await settle(change);
    else giveUp(change, problemText(problem));
  }
  return undefined;
}

/** Nobody answered, or nobody who could; with a 500 something is wrong with the change itself. */
const waits = (problem: Problem) => problem.status === 401 || (problem.passing && problem.status !== 500);

function sent(change: Change): Promise<Task | void> {
  switch (change.kind) {
    case 'add':
      // When the answer is lost it is sent again, and may be there twice: better than not at all.
      return tasks.add(change.task.list, fieldsOf(change.task));
    case 'replace':
      return tasks.replace(change.task, change.fields);
    case 'remove':
      return tasks.remove(change.task);
    case 'move':
      return tasks.move(change.task, change.after);
  }
}

/** The version was outdated. Only what somebody else wrote is worth a question; a move, or the mark of an order, is not. */
async function attemptAnew(change: Change): Promise<Problem | undefined> {
  try {
    const theirs = await tasks.read(change.task.id);
    const rewritten = differing(fieldsOf(theirs), fieldsOf(change.task)).length > 0;
    if (change.kind === 'replace' && !differing(fieldsOf(theirs), change.fields).length) await settle(change, theirs);
    else if (change.kind === 'replace' && rewritten) waiting.set({ ...change, theirs });
    else if (change.kind === 'remove' && rewritten) giveUp(change, i18next.t('todos:conflict.notDeleted'));
    else waiting.rebase(theirs.id, theirs);
    return undefined;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (waits(problem)) return problem;
    if (change.kind === 'remove' && problem.status === 404) await settle(change);
    else giveUp(change, problemText(problem));
    return undefined;
  }
}

/** The answer becomes what is known; a read that began before it must not overwrite it. */
export async function settle(change: Change, answered?: Task | void) {
  const key = tasksKey(change.task.list);
  await queries?.cancelQueries({ queryKey: key });
  for (const [of, data] of queries?.getQueriesData<Pages>({ queryKey: key }) ?? []) {
    if (data) queries?.setQueryData<Pages>(of, edited(data, change, answered, of[2] as Filter));
  }
  waiting.drop(change.id);
  if (answered) waiting.rebase(change.task.id, answered);
  void queries?.invalidateQueries({ queryKey: key });
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
function giveUp(change: Change, why: string) {
  if (change.kind === 'add') waiting.dropTask(change.task.id);
  else waiting.drop(change.id);
  toast(i18next.t('todos:failed', { title: change.task.title, why }));
  void queries?.invalidateQueries({ queryKey: tasksKey(change.task.list) });
}
