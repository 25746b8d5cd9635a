import type { Fields, Filter, Task } from './api';

/** What somebody did to a task, until the service has confirmed it. */
export type Change = {
  id: string;
  /** As it was before; a new one, as it shall be, with an id of our own until the service gives it another one. */
  task: Task;
  /** On its way, maybe from another tab: what is done next is a change of its own. */
  sending?: boolean;
} & (
  | { kind: 'add' }
  /** `theirs`: what somebody else made of it meanwhile. The person decides, and nothing is sent before. */
  | { kind: 'replace'; fields: Fields; theirs?: Task }
  | { kind: 'remove' }
  /** Undoes a deletion that the service knows of; it keeps what was deleted for a day. */
  | { kind: 'restore' }
  | { kind: 'move'; after: string | null }
);

type Replacement = Extract<Change, { kind: 'replace' }>;
export type Conflict = Replacement & Required<Pick<Replacement, 'theirs'>>;

export const isConflict = (change: Change): change is Conflict =>
  change.kind === 'replace' && change.theirs !== undefined;

const fieldNames = ['title', 'notes', 'due', 'priority', 'completed', 'tags'] as const;
export type FieldName = (typeof fieldNames)[number];

export const fieldsOf = ({ title, notes, due, priority, completed, tags }: Task): Fields => ({
  title,
  notes: notes ?? null,
  due: due ?? null,
  priority,
  completed,
  tags,
});

export function differing(one: Fields, other: Fields): FieldName[] {
  return fieldNames.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}

/** Whether the task says what these fields say. */
export const says = (task: Task, fields: Fields) => !differing(fieldsOf(task), fields).length;

/** A page of the service with what has not reached it yet. */
export function withChanges(tasks: Task[], changes: Change[], filter: Filter) {
  return changes.reduce((all, change) => applied(all, change, filter), tasks).filter((it) => isShown(it, filter));
}

function isShown(task: Task, filter: Filter) {
  return filter === 'all' || task.completed === (filter === 'done');
}

export function applied(tasks: Task[], change: Change, filter: Filter): Task[] {
  const { task } = change;
  const others = tasks.filter((it) => it.id !== task.id);
  const there = tasks.find((it) => it.id === task.id);
  switch (change.kind) {
    case 'add':
    case 'restore':
      return [...others, task];
    case 'remove':
      return others;
    case 'replace':
      if (there) return tasks.map((it) => (it === there ? { ...there, ...change.fields } : it));
      // It was left out because it was open, or done, and may no longer be. Otherwise it is on a page that is not loaded.
      return isShown(task, filter) ? tasks : [...tasks, { ...task, ...change.fields }];
    case 'move': {
      if (!there) return tasks;
      if (change.after === null) return [there, ...others];
      const before = others.findIndex((it) => it.id === change.after);
      return before < 0 ? tasks : others.toSpliced(before + 1, 0, there);
    }
  }
}
