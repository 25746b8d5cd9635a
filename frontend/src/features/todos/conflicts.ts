import { useSyncExternalStore } from 'react';
import { isConflict, type Conflict } from './change';
import { useWaiting } from './waiting';

/** Conflicts that somebody has put off: their tasks are marked, and the dialog comes back when asked for. */
let putOff: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function show(next: ReadonlySet<string>) {
  putOff = next;
  listeners.forEach((listener) => listener());
}

export const putOffConflict = (id: string) => show(new Set([...putOff, id]));
export const openConflict = (id: string) => show(new Set([...putOff].filter((it) => it !== id)));

/** The first that waits for a decision. */
export function useConflict(): Conflict | undefined {
  const later = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => putOff,
  );
  return useWaiting()
    .filter(isConflict)
    .find((it) => !later.has(it.id));
}
