import { useCallback, useState } from 'react';

/** Storage may be switched off or full: what is kept there is a convenience, never needed to go on. */
export function keep(store: () => Storage, key: string, value: unknown) {
  try {
    if (value === undefined) store().removeItem(key);
    else store().setItem(key, JSON.stringify(value));
  } catch {
    // Not kept, then.
  }
}

export function kept<T>(store: () => Storage, key: string): T | undefined {
  try {
    const text = store().getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Theme, language and keys are the machine's; changes of tasks that wait to be sent are nowhere else, so they wait on. */
const stays = ['slipway.theme', 'slipway.language', 'slipway.single-keys', 'slipway.todos.waiting.'];

/** Whoever comes to this browser next finds no cart and nothing typed of who signed out. */
export function forgetPerson() {
  for (const store of [() => localStorage, () => sessionStorage]) {
    try {
      const names = Object.keys(store()).filter((name) => !stays.some((it) => name.startsWith(it)));
      names.forEach((name) => store().removeItem(name));
    } catch {
      // Nothing was kept, then.
    }
  }
}

/** What somebody has typed and not yet sent: it survives a reload, a new version, and signing in again in between. */
export function useDraft<T>(key: string, empty: T) {
  const name = `slipway.draft.${key}`;
  const [draft, set] = useState<T>(() => kept<T>(() => sessionStorage, name) ?? empty);
  const change = useCallback(
    (next: T) => {
      set(next);
      keep(() => sessionStorage, name, next);
    },
    [name],
  );
  const clear = useCallback(() => {
    set(empty);
    keep(() => sessionStorage, name, undefined);
  }, [name, empty]);
  return [draft, change, clear] as const;
}
