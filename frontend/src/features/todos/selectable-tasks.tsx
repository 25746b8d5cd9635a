import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../components/ui/field';
import { classes } from '../../lib/classes';
import type { Filter, Task } from './api';
import { isConflict, type Change } from './change';
import { NoTasks } from './no-tasks';
import { SelectionBar } from './selection-bar';
import { TaskMarks } from './task-marks';
import { useSelection, type Selection } from './use-selection';
import { keyOf } from './waiting';

interface SelectableTasksProps {
  tasks: Task[];
  changes: Change[];
  filter: Filter;
  onEnd: () => void;
  /** Between the tasks and the bar. */
  children: ReactNode;
}

/** The tasks of a list while some of them are chosen, and what can be done with those. */
export function SelectableTasks({ tasks, changes, filter, onEnd, children }: SelectableTasksProps) {
  const waiting = (task: Task) => changes.filter((it) => it.task.id === task.id);
  // What the service does not know yet, it cannot change together with others.
  const selection = useSelection(tasks.filter((task) => !waiting(task).length));
  return (
    <>
      {tasks.length === 0 && <NoTasks filter={filter} />}
      {/* What has the focus is not covered by the bar below. */}
      <ul className={tasks.length ? 'card divide-y divide-edge [&_:focus]:scroll-mb-40' : undefined}>
        {tasks.map((task) => (
          <SelectableTask key={keyOf(task)} task={task} changes={waiting(task)} selection={selection} />
        ))}
      </ul>
      {children}
      <SelectionBar selection={selection} onEnd={onEnd} />
    </>
  );
}

function SelectableTask({ task, changes, selection }: { task: Task; changes: Change[]; selection: Selection }) {
  const { t } = useTranslation('todos');
  const chosen = selection.has(task) && !changes.length;
  return (
    <li className={classes('px-4 py-2 first:rounded-t-2xl last:rounded-b-2xl', chosen && 'bg-accent-soft')}>
      <Checkbox
        aria-label={t('select.one', { title: task.title })}
        label={
          <span className={classes('min-w-0 wrap-anywhere', task.completed && 'text-soft line-through')}>
            {task.title}
          </span>
        }
        className="font-semibold select-none"
        checked={chosen}
        disabled={changes.length > 0 || (selection.full && !chosen)}
        onChange={({ nativeEvent }) =>
          selection.toggle(task, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
      <div className="ps-7.5">
        <TaskMarks task={task} waiting={changes.length > 0} conflict={changes.find(isConflict)} />
      </div>
    </li>
  );
}
