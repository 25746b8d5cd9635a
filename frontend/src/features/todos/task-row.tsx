import { ArrowDown, ArrowUp, Ellipsis, GripVertical, Pencil, Trash2 } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../components/ui/field';
import { Menu, MenuEntry } from '../../components/ui/menu';
import { classes } from '../../lib/classes';
import type { Task } from './api';
import { fieldsOf, isConflict, type Change } from './change';
import { openConflict } from './conflicts';
import { edits } from './edits';
import { TaskDialog } from './task-dialog';
import { TaskMarks } from './task-marks';

interface TaskRowProps {
  task: Task;
  changes: Change[];
  handle: ComponentProps<'button'> | undefined;
  onMove: (by: number) => void;
  first: boolean;
  last: boolean;
  dragged: boolean;
  dropMark: 'before' | 'behind' | undefined;
}

export function TaskRow({ task, changes, handle, onMove, first, last, dragged, dropMark }: TaskRowProps) {
  const { t } = useTranslation(['todos', 'common']);
  const [editing, setEditing] = useState<Task>();
  const conflict = changes.find(isConflict);
  // While two versions of a task are there, a third would only confuse.
  const unlessInConflict = (act: () => void) => (conflict ? openConflict(conflict.id) : act());
  const { title, completed } = task;
  return (
    <li
      data-task={task.id}
      className={classes(
        'relative flex items-start gap-1 px-2 py-2.5',
        dragged && 'opacity-50',
        dropMark === 'before' && 'shadow-[inset_0_3px_0_var(--accent)]',
        dropMark === 'behind' && 'shadow-[inset_0_-3px_0_var(--accent)]',
      )}
    >
      {handle && <Handle {...handle} title={title} onMove={onMove} />}
      <Checkbox
        label={<span className="sr-only">{t('done', { title })}</span>}
        className="min-w-8 justify-center"
        checked={completed}
        onChange={() => unlessInConflict(() => edits.replace(task, { ...fieldsOf(task), completed: !completed }))}
      />
      <div className="min-w-0 grow py-1.5 ps-1">
        <button
          type="button"
          aria-label={t('edit', { title })}
          onClick={() => unlessInConflict(() => setEditing(task))}
          className={classes(
            'cursor-pointer rounded text-start font-semibold wrap-anywhere hover:text-accent hover:underline',
            completed && 'text-soft line-through',
          )}
        >
          {title}
        </button>
        <TaskMarks task={task} waiting={changes.length > 0} conflict={conflict} />
      </div>
      <div className="shrink-0">
        <Menu label={t('moreOf', { title })} trigger={<Ellipsis size={20} aria-hidden />}>
          <MenuEntry onClick={() => unlessInConflict(() => setEditing(task))}>
            <Pencil size={18} aria-hidden />
            {t('common:action.edit')}
          </MenuEntry>
          {!first && (
            <MenuEntry onClick={() => onMove(-1)}>
              <ArrowUp size={18} aria-hidden />
              {t('up')}
            </MenuEntry>
          )}
          {!last && (
            <MenuEntry onClick={() => onMove(1)}>
              <ArrowDown size={18} aria-hidden />
              {t('down')}
            </MenuEntry>
          )}
          <MenuEntry onClick={() => unlessInConflict(() => edits.remove(task))}>
            <Trash2 size={18} aria-hidden />
            {t('common:action.delete')}
          </MenuEntry>
        </Menu>
      </div>
      {editing && <TaskDialog task={editing} onClose={() => setEditing(undefined)} />}
    </li>
  );
}

/** For pointers to drag, and for keys: with Alt as well as without, since people know both. */
function Handle({
  title,
  onMove,
  ...drag
}: { title: string; onMove: (by: number) => void } & Omit<ComponentProps<'button'>, 'title'>) {
  const { t } = useTranslation('todos');
  return (
    <button
      type="button"
      aria-label={t('move', { title })}
      aria-keyshortcuts="ArrowUp ArrowDown"
      title={t('moveHint')}
      className="grid h-9 w-7 shrink-0 cursor-grab touch-none place-items-center rounded-lg text-soft hover:bg-sunken active:cursor-grabbing"
      onKeyDown={(event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!by) return;
        event.preventDefault();
        onMove(by);
      }}
      {...drag}
    >
      <GripVertical size={18} aria-hidden />
    </button>
  );
}
