import { useRef, useState } from 'react';
import { MOST_AT_ONCE, type Task } from './api';

export type Selection = ReturnType<typeof useSelection>;

/** Some of these tasks; one that is out of sight is not among them. */
export function useSelection(tasks: Task[]) {
  const [ids, set] = useState<ReadonlySet<string>>(new Set());
  const last = useRef('');
  const chosen = tasks.filter((it) => ids.has(it.id));
  const choose = (next: Task[]) => set(new Set([...new Set(next.map((it) => it.id))].slice(0, MOST_AT_ONCE)));
  return {
    chosen,
    full: chosen.length === MOST_AT_ONCE,
    all: chosen.length > 0 && chosen.length === Math.min(tasks.length, MOST_AT_ONCE),
    has: (task: Task) => ids.has(task.id),
    /** This one; `through`: and all between it and the one before. */
    toggle(task: Task, through: boolean) {
      const meant = through ? stretch(tasks, last.current, task) : [task];
      last.current = task.id;
      choose(ids.has(task.id) ? chosen.filter((it) => !meant.includes(it)) : [...chosen, ...meant]);
    },
    chooseAll: () => choose(tasks),
    clear: () => choose([]),
  };
}

function stretch(tasks: Task[], from: string, to: Task) {
  const start = tasks.findIndex((it) => it.id === from);
  const end = tasks.indexOf(to);
  return start < 0 ? [to] : tasks.slice(Math.min(start, end), Math.max(start, end) + 1);
}
