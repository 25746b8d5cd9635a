import { useEffect, useRef, type ReactNode } from 'react';
import { classes } from '../../lib/classes';

interface PageProps {
  title: string;
  /** Beside the title: what can be done with all of it. */
  actions?: ReactNode;
  lead?: ReactNode;
  /** The title is heard, and in the tab, not seen. */
  titleHidden?: boolean;
  children: ReactNode;
}

let visited = false;

/** A page has one title, which names the tab, too; after going to another page it takes the focus, so that it is read out. */
export function Page({ title, actions, lead, titleHidden, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Slipway`;
  }, [title]);
  useEffect(() => {
    if (visited) heading.current?.focus({ preventScroll: true });
    visited = true;
  }, []);
  return (
    <div className="grid gap-6">
      <div className={classes('flex flex-wrap items-end justify-between gap-x-6 gap-y-3', titleHidden && 'sr-only')}>
        <div className="grid gap-1">
          <h1 ref={heading} tabIndex={-1} className="text-3xl font-bold outline-none sm:text-4xl">
            {title}
          </h1>
          {lead && <p className="max-w-2xl text-lg text-soft">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
