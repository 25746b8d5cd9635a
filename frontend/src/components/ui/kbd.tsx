import type { ReactNode } from 'react';

/** A key, as it looks on a keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid h-6 min-w-6 place-items-center rounded-md border border-line bg-card px-1.5 font-sans text-xs font-semibold whitespace-nowrap text-soft">
      {children}
    </kbd>
  );
}
