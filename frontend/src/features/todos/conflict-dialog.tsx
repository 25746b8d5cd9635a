import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';
import { classes } from '../../lib/classes';
import { day } from '../../lib/format';
import type { Fields } from './api';
import { differing, fieldsOf, type Conflict, type FieldName } from './change';
import { putOffConflict, useConflict } from './conflicts';
import { edits } from './edits';

type Side = 'theirs' | 'mine';

/** Two people wrote the same task: field by field, the one who is here decides. */
export function ConflictDialog() {
  const conflict = useConflict();
  return conflict ? <Decision key={`${conflict.id} ${conflict.theirs.version}`} conflict={conflict} /> : null;
}

function Decision({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation('todos');
  const mine = conflict.fields;
  const theirs = fieldsOf(conflict.theirs);
  const names = differing(mine, theirs);
  const touched = differing(mine, fieldsOf(conflict.task));
  const [chosen, choose] = useState(
    () => new Map(names.map((it) => [it, touched.includes(it) ? 'mine' : 'theirs'] as const)) as Map<FieldName, Side>,
  );
  const decide = (side: (name: FieldName) => Side) => {
    const fields = names.reduce<Fields>(
      (all, name) => (side(name) === 'mine' ? { ...all, [name]: mine[name] } : all),
      theirs,
    );
    edits.resolve(conflict, fields);
  };
  return (
    <Dialog
      open
      onClose={() => putOffConflict(conflict.id)}
      title={t('conflict.title')}
      description={t('conflict.text', { title: conflict.task.title })}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          decide((name) => chosen.get(name) ?? 'theirs');
        }}
      >
        {names.map((name) => (
          <fieldset key={name} className="grid gap-2 sm:grid-cols-2">
            <legend className="pb-1.5 font-semibold">{t(`field.${name}`)}</legend>
            {(['theirs', 'mine'] as const).map((side) => (
              <Version
                key={side}
                name={name}
                side={side}
                fields={side === 'mine' ? mine : theirs}
                chosen={chosen.get(name) === side}
                onChoose={() => choose(new Map(chosen).set(name, side))}
              />
            ))}
          </fieldset>
        ))}
        <div className="flex flex-wrap justify-end gap-2">
          <Button kind="secondary" onClick={() => decide(() => 'theirs')}>
            {t('conflict.keepTheirs')}
          </Button>
          <Button kind="secondary" onClick={() => decide(() => 'mine')}>
            {t('conflict.keepMine')}
          </Button>
          <Button type="submit">{t('conflict.keepChosen')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface VersionProps {
  name: FieldName;
  side: Side;
  fields: Fields;
  chosen: boolean;
  onChoose: () => void;
}

function Version({ name, side, fields, chosen, onChoose }: VersionProps) {
  const { t } = useTranslation('todos');
  return (
    <label
      className={classes(
        'flex cursor-pointer items-start gap-3 rounded-xl border p-3',
        chosen ? 'border-accent bg-accent-soft' : 'border-line hover:bg-sunken',
      )}
    >
      <input type="radio" name={name} checked={chosen} onChange={onChoose} className="mt-1 size-4 accent-accent" />
      <span className="min-w-0">
        <span className="block text-sm text-soft">{t(`conflict.${side}`)}</span>
        <span className="line-clamp-6 whitespace-pre-line wrap-anywhere">{inWords(fields, name, t)}</span>
      </span>
    </label>
  );
}

function inWords(fields: Fields, name: FieldName, t: ReturnType<typeof useTranslation<'todos'>>['t']) {
  switch (name) {
    case 'title':
      return fields.title;
    case 'notes':
      return fields.notes ?? t('conflict.empty');
    case 'due':
      return fields.due ? day(fields.due) : t('conflict.empty');
    case 'priority':
      return t(`priority.${fields.priority}`);
    case 'tags':
      return fields.tags.join(', ') || t('conflict.empty');
    case 'completed':
      return t(fields.completed ? 'filter.done' : 'filter.open');
  }
}
