import { useMemo, useSyncExternalStore } from 'react';
import { keep, kept } from '../../lib/storage';
import type { Task } from './api';
import { fieldsOf, says, type Change } from './change';

/**
 * The changes of one person that wait to be sent, oldest first. They are kept on this machine, so that neither a reload nor a dead
 * battery loses one, and read anew before each change, since another tab may have added its own.
 */
let owner = '';
let changes: Change[] = [];
/** New tasks that have reached the service, by the ids that they had here: whoever is editing one is not disturbed. */
const arrived = new Map<string, Task>();
const listeners = new Set<() => void>();

const store = () => localStorage;
const nameOf = (user: string) => `slipway.todos.waiting.${user}`;

function show(next: Change[]) {
  changes = next;
  listeners.forEach((listener) => listener());
}

function load() {
  const found = kept<Change[]>(store, nameOf(owner));
  return Array.isArray(found) ? found.filter((it) => it.id && it.kind && it.task?.id) : undefined;
}

function update(next: (now: Change[]) => Change[]) {
  const result = next(load() ?? changes);
  keep(store, nameOf(owner), result);
  show(result);
}

export const waiting = {
  owner: () => owner,
  all: () => changes,
  open: (user: string) => {
    owner = user;
    show(load() ?? []);
  },
  reload: () => show(load() ?? changes),
  add: (change: Change) => update((now) => [...now, change]),
  set: (change: Change) => update((now) => now.map((it) => (it.id === change.id ? change : it))),
  drop: (id: string) => update((now) => now.filter((it) => it.id !== id)),
  /** Without the task itself, what else was done to it makes no sense. */
  dropTask: (task: string) => update((now) => now.filter((it) => it.task.id !== task)),
  /** What the service has now is what a change, and what was done on top of it, are made to. */
  rebase: (change: Change, task: Task) => {
    if (change.kind === 'add') arrived.set(change.task.id, task);
    update((now) => now.map((it) => rebased(it, change, task)));
  },
  current: (task: Task) => arrived.get(task.id) ?? task,
};

/** The same for a task before and after it got its id from the service. */
export function keyOf({ id }: Task) {
  for (const [before, task] of arrived) if (task.id === id) return before;
  return id;
}

function rebased(change: Change, behind: Change, task: Task): Change {
  const { id } = behind.task;
  const next = change.task.id === id && knows(change, behind, task) ? { ...change, task } : change;
  return next.kind === 'move' && next.after === id ? { ...next, after: task.id } : next;
}

/** Another tab may show the task as it was before: what is done there must not take what it never saw for its own. */
function knows(change: Change, behind: Change, task: Task) {
  return change.id === behind.id || behind.kind === 'add' || says(change.task, fieldsOf(task));
}

function listen(listener: () => void) {
  const other = (event: StorageEvent) => event.key === nameOf(owner) && waiting.reload();
  listeners.add(listener);
  addEventListener('storage', other);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', other);
  };
}

export function useWaiting() {
  return useSyncExternalStore(listen, waiting.all);
}

export function useWaitingOn(list: string) {
  const all = useWaiting();
  return useMemo(() => all.filter((it) => it.task.list === list), [all, list]);
}
