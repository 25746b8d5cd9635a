import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';
import { Checkbox, TextField } from '../../components/ui/field';
import { ErrorNote } from '../../components/ui/states';
import type { Task } from './api';
import { areTooMany, tagsIn } from './tags';
import type { useBulk } from './use-bulk';

interface TagDialogProps {
  tasks: Task[];
  bulk: ReturnType<typeof useBulk>;
  onClose: () => void;
}

/** Tags that all of them get, and tags that none of them keeps. */
export function TagDialog({ tasks, bulk, onClose }: TagDialogProps) {
  const { t } = useTranslation(['todos', 'common']);
  const [typed, type] = useState('');
  const [off, takeOff] = useState<string[]>([]);
  const [checked, check] = useState(false);
  const there = [...new Set(tasks.flatMap((it) => it.tags))].sort();
  const add = tagsIn(typed);
  const wrong = areTooMany(add) ? t('task.tagsTooMany') : !add.length && !off.length ? t('bulk.tagMissing') : undefined;
  return (
    <Dialog open onClose={onClose} title={t('bulk.tagTitle', { count: tasks.length })}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          check(true);
          if (!wrong && !bulk.isPending) bulk.mutate({ kind: 'tag', tasks, add, remove: off });
        }}
      >
        <TextField
          label={t('bulk.tagAdd')}
          hint={t('task.tagsHint')}
          autoComplete="off"
          value={typed}
          error={checked ? wrong : undefined}
          onChange={(event) => type(event.target.value)}
        />
        {there.length > 0 && (
          <fieldset>
            <legend className="pb-1 font-semibold">{t('bulk.tagRemove')}</legend>
            <div className="flex flex-wrap gap-x-5">
              {there.map((tag) => (
                <Checkbox
                  key={tag}
                  label={tag}
                  checked={off.includes(tag)}
                  onChange={() => takeOff(off.includes(tag) ? off.filter((it) => it !== tag) : [...off, tag])}
                />
              ))}
            </div>
          </fieldset>
        )}
        <ErrorNote error={bulk.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button kind="quiet" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" busy={bulk.isPending && t('common:action.saving')}>
            {t('common:action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
