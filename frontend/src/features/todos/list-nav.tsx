import { useTranslation } from 'react-i18next';
import { NavLink, useNavigate } from 'react-router';
import { Select } from '../../components/ui/field';
import { More } from '../../components/ui/more';
import { classes } from '../../lib/classes';
import type { TodoList } from './api';

interface ListNavProps {
  lists: TodoList[];
  chosen: string;
  pages: Parameters<typeof More>[0]['pages'];
}

/** Beside the tasks; where there is no room for that, a select above them. */
export function ListNav({ lists, chosen, pages }: ListNavProps) {
  const { t } = useTranslation('todos');
  const navigate = useNavigate();
  return (
    <div className="grid min-w-0 gap-3 lg:sticky lg:top-24">
      <div className="lg:hidden">
        <Select label={t('list')} value={chosen} onChange={(event) => navigate(`/todos/${event.target.value}`)}>
          {!lists.some((it) => it.id === chosen) && <option value={chosen}>…</option>}
          {lists.map((list) => (
            <option key={list.id} value={list.id}>
              {list.name}
            </option>
          ))}
        </Select>
      </div>
      <nav aria-label={t('lists')} className="card hidden p-2 lg:block">
        <ul className="grid max-h-[70dvh] gap-1 overflow-y-auto p-1">
          {lists.map((list) => (
            <li key={list.id}>
              <NavLink
                to={`/todos/${list.id}`}
                className={({ isActive }) =>
                  classes(
                    'flex min-h-10 items-center rounded-xl px-3 py-2 font-semibold wrap-anywhere hover:bg-sunken',
                    isActive && 'bg-accent-soft text-accent',
                  )
                }
              >
                {list.name}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <More pages={pages} />
    </div>
  );
}
