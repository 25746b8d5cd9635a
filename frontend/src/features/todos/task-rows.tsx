import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveRegion } from '../../components/ui/live-region';
import type { Filter, Task } from './api';
import type { Change } from './change';
import { edits } from './edits';
import { NoTasks } from './no-tasks';
import { TaskRow } from './task-row';
import { useDrag } from './use-drag';
import { keyOf } from './waiting';
import { useFocusKept } from './use-focus-kept';

interface TaskRowsProps {
  tasks: Task[];
  changes: Change[];
  filter: Filter;
  /** Only in the order that their owner gave them. */
  movable: boolean;
}

export function TaskRows({ tasks, changes, filter, movable }: TaskRowsProps) {
  const { said, move } = useMoving(tasks);
  const { list, drag, handle } = useDrag(move);
  const around = useFocusKept();
  const others = tasks.filter((it) => it.id !== drag?.id);
  return (
    <div ref={around} tabIndex={-1} className="outline-none">
      <LiveRegion>{said}</LiveRegion>
      {tasks.length === 0 && <NoTasks filter={filter} />}
      <ul ref={list} className={tasks.length ? 'card divide-y divide-edge' : undefined}>
        {tasks.map((task, at) => (
          <TaskRow
            key={keyOf(task)}
            task={task}
            changes={changes.filter((it) => it.task.id === task.id)}
            handle={movable ? handle(task.id) : undefined}
            onMove={(by) => move(task.id, at + by)}
            first={!movable || at === 0}
            last={!movable || at === tasks.length - 1}
            dragged={drag?.id === task.id}
            dropMark={drag && mark(others, drag.to, task)}
          />
        ))}
      </ul>
    </div>
  );
}

/** Where the dragged row would land: before this one, or behind the last. */
function mark(others: Task[], to: number, task: Task) {
  if (others[to] === task) return 'before';
  return to === others.length && others[to - 1] === task ? 'behind' : undefined;
}

function useMoving(tasks: Task[]) {
  const { t } = useTranslation('todos');
  const [said, say] = useState('');
  const move = (id: string, to: number) => {
    const from = tasks.findIndex((it) => it.id === id);
    const task = tasks[from];
    if (!task || to === from || to < 0 || to >= tasks.length) return;
    const others = tasks.toSpliced(from, 1);
    edits.move(task, others[to - 1]?.id ?? null);
    say(t('moved', { title: task.title, at: to + 1, count: tasks.length }));
  };
  return { said, move };
}
