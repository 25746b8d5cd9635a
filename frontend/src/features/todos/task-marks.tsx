import { Ban, CalendarClock, Clock, Flag, GitCompareArrows, Package, Tag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '../../components/ui/badge';
import { Button } from '../../components/ui/button';
import { useSlow } from '../../components/ui/states';
import { day } from '../../lib/format';
import type { Task } from './api';
import type { Change } from './change';
import { openConflict } from './conflicts';

interface TaskMarksProps {
  task: Task;
  waiting: boolean;
  conflict: Change | undefined;
}

/** What else is to be known of a task, below its title. */
export function TaskMarks({ task, waiting, conflict }: TaskMarksProps) {
  const { t } = useTranslation('todos');
  return (
    <>
      {task.notes && <p className="line-clamp-2 text-sm whitespace-pre-line text-soft wrap-anywhere">{task.notes}</p>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 not-empty:pt-1.5">
        {task.due && <Due due={task.due} completed={task.completed} />}
        {task.priority !== 'normal' && (
          <Badge tone={task.priority === 'high' ? 'fair' : 'plain'}>
            <Flag size={14} aria-hidden />
            {t(`priority.${task.priority}`)}
          </Badge>
        )}
        {task.tags.map((it) => (
          <Badge key={it}>
            <Tag size={14} aria-hidden />
            {it}
          </Badge>
        ))}
        {task.cancelled && (
          <Badge tone="bad">
            <Ban size={14} aria-hidden />
            {t('cancelled')}
          </Badge>
        )}
        {task.order && (
          <Link
            to={`/orders/${task.order}`}
            className="inline-flex min-h-6 items-center gap-1.5 text-sm font-semibold text-accent hover:underline"
          >
            <Package size={16} aria-hidden />
            {t('order')}
          </Link>
        )}
        {conflict ? (
          <Button kind="danger" size="small" onClick={() => openConflict(conflict.id)}>
            <GitCompareArrows size={16} aria-hidden />
            {t('conflict.mark')}
          </Button>
        ) : (
          waiting && <Waiting />
        )}
      </div>
    </>
  );
}

function Waiting() {
  const { t } = useTranslation('todos');
  if (!useSlow(800)) return null;
  return (
    <Badge>
      <Clock size={14} aria-hidden />
      {t('waitingMark')}
    </Badge>
  );
}

/** As the service writes days, which is how Sweden does. */
const today = () => new Date().toLocaleDateString('sv');

function Due({ due, completed }: { due: string; completed: boolean }) {
  const { t } = useTranslation('todos');
  const [now] = useState(today);
  const late = !completed && due < now;
  return (
    <Badge tone={late ? 'bad' : 'plain'}>
      <CalendarClock size={14} aria-hidden />
      {t(late ? 'overdue' : 'due', { day: day(due) })}
    </Badge>
  );
}
