import i18next from 'i18next';
import { toast } from '../../components/ui/toast';
import type { Fields, Task } from './api';
import { says, type Change, type Conflict } from './change';
import { send } from './sender';
import { waiting } from './waiting';

/** What people do to tasks: seen at once, kept, and sent as soon as somebody answers. */
export const edits = {
  add(list: string, title: string) {
    const task: Task = {
      id: `new-${crypto.randomUUID()}`,
      list,
      title,
      notes: null,
      due: null,
      priority: 'normal',
      completed: false,
      tags: [],
      cancelled: false,
      version: 0,
    };
    make({ kind: 'add', id: crypto.randomUUID(), task });
  },

  replace(seen: Task, fields: Fields) {
    const task = waiting.current(seen);
    if (says(task, fields)) return;
    const earlier = waiting.all().find((it) => it.task.id === task.id && takes(it, task));
    if (earlier?.kind === 'add') waiting.set({ ...earlier, task: { ...earlier.task, ...fields } });
    else if (earlier?.kind === 'replace') waiting.set({ ...earlier, fields });
    else make({ kind: 'replace', id: crypto.randomUUID(), task, fields });
  },

  move(task: Task, after: string | null) {
    make({ kind: 'move', id: crypto.randomUUID(), task: waiting.current(task), after });
  },

  remove(seen: Task) {
    const task = waiting.current(seen);
    const change: Change = { kind: 'remove', id: crypto.randomUUID(), task };
    make(change);
    toast(i18next.t('todos:deleted', { title: task.title }), {
      label: i18next.t('action.undo'),
      run: () => undo(change),
    });
  },

  /** Brings back what the service has deleted, with its order, its place and its address. */
  restore(task: Task) {
    make({ kind: 'restore', id: crypto.randomUUID(), task });
  },

  /** Both versions were looked at; what was chosen replaces theirs. */
  resolve({ theirs, ...decided }: Conflict, fields: Fields) {
    waiting.set({ ...decided, fields });
    waiting.rebase(decided, theirs);
    send();
  },
};

function make(change: Change) {
  waiting.add(change);
  send();
}

/** Whether a change can take the next one, made to what it left behind, into itself, so that both are sent as one. */
function takes(change: Change, seen: Task) {
  if (change.sending) return false;
  if (change.kind === 'replace' && !change.theirs) return says(seen, change.fields);
  return change.kind === 'add';
}

/** What was not sent never happened; otherwise the service brings the task back. */
function undo({ id, task }: Change) {
  if (waiting.all().some((it) => it.id === id && !it.sending)) waiting.drop(id);
  else edits.restore(waiting.current(task));
}
