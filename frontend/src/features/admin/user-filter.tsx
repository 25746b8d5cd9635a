import { useInfiniteQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { TextField } from '../../components/ui/field';
import { LiveRegion } from '../../components/ui/live-region';
import { ErrorNote } from '../../components/ui/states';
import { userQueries } from './api';
import { useUserName } from './use-user-name';

/** More than these are not offered: another letter narrows them. */
const MATCHES = 5;

interface UserFilterProps {
  label: string;
  /** The id of one user, or nothing for everybody. */
  chosen: string;
  onChoose: (id: string) => void;
}

/** Somebody is chosen by what an administrator knows of them: a part of a name or an address. */
export function UserFilter({ label, chosen, onChoose }: UserFilterProps) {
  const { t } = useTranslation('admin');
  const [typed, type] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const around = useRef<HTMLDivElement>(null);
  const awaited = useRef<string>(undefined);
  useEffect(() => {
    // What was clicked is gone: the focus goes to what stands in its place.
    if (awaited.current === chosen) around.current?.querySelector<HTMLElement>('input, button')?.focus();
    awaited.current = undefined;
  }, [chosen]);
  const choose = (id: string) => {
    awaited.current = id;
    type('');
    onChoose(id);
  };
  return (
    <div ref={around} className="grid gap-1.5">
      {chosen ? (
        <Chosen label={label} id={chosen} onRelease={() => choose('')} />
      ) : (
        <TextField
          type="search"
          label={label}
          placeholder={t('userFilter.hint')}
          maxLength={100}
          autoComplete="off"
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      )}
      {!chosen && <Matches query={wanted} onChoose={choose} />}
    </div>
  );
}

function Chosen({ label, id, onRelease }: { label: string; id: string; onRelease: () => void }) {
  const { t } = useTranslation('admin');
  const name = useUserName(id);
  return (
    <>
      <span className="font-semibold">{label}</span>
      <Button
        kind="secondary"
        className="max-w-full justify-self-start"
        aria-label={t('userFilter.release', { name })}
        onClick={onRelease}
      >
        <span className="truncate">{name}</span>
        <X size={18} aria-hidden className="shrink-0" />
      </Button>
    </>
  );
}

function Matches({ query, onChoose }: { query: string; onChoose: (id: string) => void }) {
  const { t } = useTranslation('admin');
  const { data, error } = useInfiniteQuery({
    ...userQueries.search(query),
    enabled: Boolean(query),
    placeholderData: (before) => before,
  });
  const users = query && data ? data.pages.flatMap((page) => page.items).slice(0, MATCHES) : undefined;
  const found = users && (users.length ? t('userFilter.found', { count: users.length }) : t('users.none'));
  return (
    <>
      <LiveRegion>{found ?? ''}</LiveRegion>
      {query && !data && <ErrorNote error={error} />}
      {users?.length === 0 && <p className="text-sm text-soft">{found}</p>}
      {users && users.length > 0 && (
        <ul className="card grid gap-1 p-1">
          {users.map((user) => (
            <li key={user.id}>
              <button
                type="button"
                className="min-h-9 w-full cursor-pointer rounded-xl px-3 py-1 text-start break-words hover:bg-sunken"
                onClick={() => onChoose(user.id)}
              >
                <span className="font-semibold">{user.displayName}</span>{' '}
                <span className="text-sm text-soft">{user.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
