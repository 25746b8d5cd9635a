import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';
import { Select, TextArea, TextField } from '../../components/ui/field';
import { priorities, type Fields, type Priority, type Task } from './api';
import { fieldsOf } from './change';
import { edits } from './edits';
import { areTooMany, tagsIn } from './tags';

/** The task as it was when this opened is what the changes are made to: what comes in meanwhile is not overwritten unseen. */
export function TaskDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation(['todos', 'common']);
  const [fields, setFields] = useState(() => fieldsOf(task));
  const [tags, setTags] = useState(() => task.tags.join(', '));
  const [wrong, setWrong] = useState<{ title: boolean; tags: boolean }>();
  const change = (part: Partial<Fields>) => setFields({ ...fields, ...part });
  return (
    <Dialog open onClose={onClose} title={t('task.title')}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const next = { ...fields, title: fields.title.trim(), tags: tagsIn(tags) };
          const found = { title: !next.title, tags: areTooMany(next.tags) };
          setWrong(found);
          if (found.title || found.tags) return;
          edits.replace(task, next);
          onClose();
        }}
      >
        <TextField
          label={t('task.name')}
          maxLength={200}
          value={fields.title}
          error={wrong?.title ? t('task.nameMissing') : undefined}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextArea
          label={t('task.notes')}
          maxLength={4000}
          value={fields.notes ?? ''}
          onChange={(event) => change({ notes: event.target.value || null })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            type="date"
            label={t('task.due')}
            min="1900-01-01"
            max="2999-12-31"
            value={fields.due ?? ''}
            onChange={(event) => change({ due: event.target.value || null })}
          />
          <Select
            label={t('task.priority')}
            value={fields.priority}
            onChange={(event) => change({ priority: event.target.value as Priority })}
          >
            {priorities.map((it) => (
              <option key={it} value={it}>
                {t(`priority.${it}`)}
              </option>
            ))}
          </Select>
        </div>
        <TextField
          label={t('task.tags')}
          hint={t('task.tagsHint')}
          autoComplete="off"
          value={tags}
          error={wrong?.tags ? t('task.tagsTooMany') : undefined}
          onChange={(event) => setTags(event.target.value)}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button kind="quiet" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit">{t('common:action.save')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
