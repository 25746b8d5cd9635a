import { useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { toast } from '../../components/ui/toast';
import { manyTasks, type Task, type TodoList } from './api';
import { edits } from './edits';

/** What is done to many tasks at once. */
type Bulk = { tasks: Task[] } & (
  | { kind: 'complete' | 'reopen' | 'remove' }
  | { kind: 'move'; list: TodoList }
  | { kind: 'tag'; add: string[]; remove: string[] }
);

/** Not kept for later, as what is done to one task is: all or none of many is answered while somebody looks. */
export function useBulk(onDone: () => void) {
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: ['tasks'] });
  return useMutation({
    mutationFn: send,
    onSuccess: async (_, change) => {
      await renew();
      tell(change);
      onDone();
    },
    onError: renew,
  });
}

function send(change: Bulk) {
  switch (change.kind) {
    case 'move':
      return manyTasks.move(change.tasks, change.list.id);
    case 'tag':
      return manyTasks.tag(change.tasks, change.add, change.remove);
    default:
      return manyTasks[change.kind](change.tasks);
  }
}

function tell({ kind, tasks }: Bulk) {
  const done = i18next.t(`todos:bulk.done.${kind}`, { count: tasks.length });
  if (kind !== 'remove') toast(done);
  else toast(done, { label: i18next.t('action.undo'), run: () => tasks.forEach(edits.restore) });
}
