import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';
import { TextField } from '../../components/ui/field';
import { ErrorNote } from '../../components/ui/states';
import { listQuery, type TodoList } from './api';

interface NameDialogProps {
  title: string;
  save: string;
  name?: string;
  onSave: (name: string) => Promise<TodoList>;
  onSaved?: (list: TodoList) => void;
  onClose: () => void;
}

/** The name of a list, a new one or one that is there. */
export function NameDialog({ title, save, name: before = '', onSave, onSaved, onClose }: NameDialogProps) {
  const { t } = useTranslation(['todos', 'common']);
  const queries = useQueryClient();
  const [name, setName] = useState(before);
  const [missing, setMissing] = useState(false);
  const saving = useMutation({
    mutationFn: onSave,
    onSuccess: (list) => {
      onSaved?.(list);
      onClose();
    },
    // Of a list that somebody else has renamed, the new name and version are read, and the next try is made to them.
    onSettled: () => queries.invalidateQueries({ queryKey: listQuery.queryKey }),
  });
  return (
    <Dialog open onClose={onClose} title={title}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(!name.trim());
          if (name.trim() && !saving.isPending) saving.mutate(name.trim());
        }}
      >
        <TextField
          label={t('listName')}
          maxLength={100}
          value={name}
          error={missing ? t('listNameMissing') : undefined}
          onChange={(event) => {
            setName(event.target.value);
            setMissing(false);
          }}
        />
        <ErrorNote error={saving.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button kind="quiet" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" busy={saving.isPending && t('common:action.saving')}>
            {save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
