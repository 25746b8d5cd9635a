import type { QueryClient } from '@tanstack/react-query';
import type { Problem } from '../../lib/problem';
import { sessionQuery } from '../../lib/session';
import { attempt } from './attempt';
import { isConflict, type Change } from './change';
import { waiting } from './waiting';

const PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;

let queries: QueryClient | undefined;
let again: ReturnType<typeof setTimeout> | undefined;
let pause = PAUSE;
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

/** One after the other, in the order in which they were made. */
export function send() {
  clearTimeout(again);
  more = running;
  if (running || !queries) return;
  const client = queries;
  running = true;
  void alone(() => sendAll(client)).finally(() => {
    running = false;
    if (more) send();
  });
}

/** Tabs of one person share the changes: one of them sends. */
function alone(work: () => Promise<void>): Promise<void> {
  return 'locks' in navigator ? navigator.locks.request('slipway.todos', work) : work();
}

async function sendAll(client: QueryClient) {
  waiting.reload();
  for (let change = next(); change; change = next()) {
    waiting.set({ ...change, sending: true });
    const problem = await attempt(client, change);
    if (problem) {
      waiting.set({ ...change, sending: false });
      later(problem);
      return;
    }
    pause = PAUSE;
  }
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
    if (!isConflict(change) && !stuck.has(change.task.id)) return true;
    stuck.add(change.task.id);
    return false;
  });
}
