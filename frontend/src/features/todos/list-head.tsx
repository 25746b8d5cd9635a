import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button, IconButton } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';
import { ErrorNote } from '../../components/ui/states';
import { toast } from '../../components/ui/toast';
import { problemText } from '../../lib/problem-text';
import { listQuery, lists, tasksKey, type TodoList } from './api';
import { NameDialog } from './name-dialog';

export function ListHead({ list }: { list: TodoList }) {
  const { t } = useTranslation(['todos', 'common']);
  const [doing, start] = useState<'rename' | 'remove'>();
  const end = () => start(undefined);
  return (
    <div className="flex items-center justify-between gap-3">
      <h2 className="min-w-0 text-2xl font-bold wrap-anywhere">{list.name}</h2>
      <div className="flex shrink-0">
        <IconButton label={t('renameList')} onClick={() => start('rename')}>
          <Pencil size={20} aria-hidden />
        </IconButton>
        <IconButton label={t('removeList')} className="text-bad hover:bg-bad-soft" onClick={() => start('remove')}>
          <Trash2 size={20} aria-hidden />
        </IconButton>
      </div>
      {doing === 'rename' && (
        <NameDialog
          title={t('renameList')}
          save={t('rename')}
          name={list.name}
          onSave={(name) => lists.rename(list, name)}
          onClose={end}
        />
      )}
      {doing === 'remove' && <RemoveDialog list={list} onClose={end} />}
    </div>
  );
}

function RemoveDialog({ list, onClose }: { list: TodoList; onClose: () => void }) {
  const { t } = useTranslation(['todos', 'common']);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const bringBack = () =>
    void lists.restore(list).then(
      () =>
        Promise.all([listQuery.queryKey, tasksKey(list.id)].map((queryKey) => queries.invalidateQueries({ queryKey }))),
      (error: unknown) => toast(problemText(error)),
    );
  const removing = useMutation({
    mutationFn: () => lists.remove(list),
    onSuccess: async () => {
      toast(t('listRemoved', { name: list.name }), { label: t('common:action.undo'), run: bringBack });
      await queries.invalidateQueries({ queryKey: listQuery.queryKey });
      navigate('/todos', { replace: true });
    },
    onError: () => queries.invalidateQueries({ queryKey: listQuery.queryKey }),
  });
  return (
    <Dialog open onClose={onClose} title={t('removeListTitle', { name: list.name })} description={t('removeListText')}>
      <ErrorNote error={removing.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button kind="quiet" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button kind="danger" busy={removing.isPending && t('removing')} onClick={() => removing.mutate()}>
          {t('removeList')}
        </Button>
      </div>
    </Dialog>
  );
}
