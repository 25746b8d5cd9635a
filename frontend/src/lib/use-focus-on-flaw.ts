import { useEffect, useRef } from 'react';

/** Whoever sent a form goes on where it is wrong: as the service says, or the form itself at the n-th attempt. */
export function useFocusOnFlaw(error: unknown, attempt = 0) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error || attempt) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error, attempt]);
  return form;
}
