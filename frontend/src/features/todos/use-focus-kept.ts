import { useEffect, useLayoutEffect, useRef } from 'react';

/** A row that goes away, or to another place, takes the focus with it; it stays in the list all the same. */
export function useFocusKept() {
  const around = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLElement>(null);
  useEffect(() => {
    const list = around.current;
    const remember = ({ target }: FocusEvent) => {
      last.current = target instanceof HTMLElement ? target : null;
    };
    const forget = () =>
      setTimeout(() => {
        // Somebody has clicked beside it: that is not to be undone.
        if (document.activeElement === document.body && last.current?.isConnected) last.current = null;
      });
    list?.addEventListener('focusin', remember);
    list?.addEventListener('focusout', forget);
    return () => {
      list?.removeEventListener('focusin', remember);
      list?.removeEventListener('focusout', forget);
    };
  }, []);
  useLayoutEffect(() => {
    if (document.activeElement !== document.body || !last.current) return;
    (around.current?.contains(last.current) ? last.current : around.current)?.focus({ preventScroll: true });
  });
  return around;
}
