import { CheckCheck, FolderInput, Tags, Trash2, Undo2, X, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/ui/button';
import { Checkbox } from '../../components/ui/field';
import { ErrorNote } from '../../components/ui/states';
import { MoveDialog } from './move-dialog';
import { TagDialog } from './tag-dialog';
import { useBulk } from './use-bulk';
import type { Selection } from './use-selection';

/** Stays in sight below the tasks, however many there are. */
export function SelectionBar({ selection, onEnd }: { selection: Selection; onEnd: () => void }) {
  const { t } = useTranslation('todos');
  const { chosen: tasks } = selection;
  const [asking, ask] = useState<'move' | 'tag'>();
  const bulk = useBulk(() => {
    ask(undefined);
    selection.clear();
  });
  const begin = (question: 'move' | 'tag') => {
    bulk.reset();
    ask(question);
  };
  const close = () => {
    bulk.reset();
    ask(undefined);
  };
  const idle = tasks.length > 0 && !bulk.isPending;
  return (
    <section aria-label={t('select.bar')} className="card sticky bottom-3 z-20 grid gap-2 p-3">
      {!asking && <ErrorNote error={bulk.error} />}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex grow items-center gap-x-4">
          <Checkbox
            label={t('select.all')}
            checked={selection.all}
            onChange={selection.all ? selection.clear : selection.chooseAll}
          />
          <p aria-live="polite" className="grow text-sm text-soft tabular-nums">
            {t(selection.full ? 'select.most' : 'select.count', { count: tasks.length })}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-1">
          <Act
            label={t('bulk.complete')}
            icon={CheckCheck}
            idle={idle}
            onClick={() => bulk.mutate({ kind: 'complete', tasks })}
          />
          <Act
            label={t('bulk.reopen')}
            icon={Undo2}
            idle={idle}
            onClick={() => bulk.mutate({ kind: 'reopen', tasks })}
          />
          <Act label={t('bulk.move')} icon={FolderInput} idle={idle} onClick={() => begin('move')} />
          <Act label={t('bulk.tag')} icon={Tags} idle={idle} onClick={() => begin('tag')} />
          <Act
            label={t('bulk.remove')}
            icon={Trash2}
            idle={idle}
            onClick={() => bulk.mutate({ kind: 'remove', tasks })}
          />
          <IconButton label={t('select.end')} onClick={onEnd}>
            <X size={20} aria-hidden />
          </IconButton>
        </div>
      </div>
      {asking === 'move' && <MoveDialog tasks={tasks} bulk={bulk} onClose={close} />}
      {asking === 'tag' && <TagDialog tasks={tasks} bulk={bulk} onClose={close} />}
    </section>
  );
}

interface ActProps {
  label: string;
  icon: LucideIcon;
  idle: boolean;
  onClick: () => void;
}

/** With nothing to be done it keeps the focus all the same. */
function Act({ label, icon: Icon, idle, onClick }: ActProps) {
  return (
    <Button
      kind="quiet"
      size="small"
      title={label}
      aria-disabled={!idle || undefined}
      onClick={() => {
        if (idle) onClick();
      }}
    >
      <Icon size={18} aria-hidden />
      <span className="max-md:sr-only">{label}</span>
    </Button>
  );
}
