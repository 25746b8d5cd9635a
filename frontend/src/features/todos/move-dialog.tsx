import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';
import { Select } from '../../components/ui/field';
import { ErrorNote } from '../../components/ui/states';
import { listQuery, type Task } from './api';
import type { useBulk } from './use-bulk';

interface MoveDialogProps {
  tasks: Task[];
  bulk: ReturnType<typeof useBulk>;
  onClose: () => void;
}

/** To which of the other lists. */
export function MoveDialog({ tasks, bulk, onClose }: MoveDialogProps) {
  const { t } = useTranslation(['todos', 'common']);
  const [wanted, want] = useState('');
  const here = tasks[0]?.list;
  const lists = useInfiniteQuery(listQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const others = lists.filter((it) => it.id !== here);
  const list = others.find((it) => it.id === wanted) ?? others[0];
  return (
    <Dialog open onClose={onClose} title={t('bulk.moveTitle', { count: tasks.length })}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (list && !bulk.isPending) bulk.mutate({ kind: 'move', tasks, list });
        }}
      >
        {list ? (
          <Select label={t('list')} value={list.id} onChange={(event) => want(event.target.value)}>
            {others.map((it) => (
              <option key={it.id} value={it.id}>
                {it.name}
              </option>
            ))}
          </Select>
        ) : (
          <p>{t('bulk.noOtherList')}</p>
        )}
        <ErrorNote error={bulk.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button kind="quiet" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          {list && (
            <Button type="submit" busy={bulk.isPending && t('bulk.moving')}>
              {t('bulk.move')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
