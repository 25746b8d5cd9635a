import type { ReactNode } from 'react';
import { classes } from '../../lib/classes';

interface RowsProps {
  label: string;
  heads: string[];
  children: ReactNode;
}

/** A table where there is room, a stack of cards on a phone; by roles, since a `table` that is shown otherwise is none any more. */
export function Rows({ label, heads, children }: RowsProps) {
  return (
    <div role="table" aria-label={label} className="w-full md:card md:table">
      <div role="rowgroup" className="max-md:sr-only md:table-header-group">
        <div role="row" className="md:table-row">
          {heads.map((head) => (
            <div
              key={head}
              role="columnheader"
              className="px-4 py-3 text-start text-sm font-semibold text-soft md:table-cell"
            >
              {head}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="max-md:grid max-md:gap-3 md:table-row-group">
        {children}
      </div>
    </div>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return (
    <div role="row" className="max-md:card max-md:grid max-md:gap-2 max-md:p-4 md:table-row">
      {children}
    </div>
  );
}

export function Cell({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      role="cell"
      className={classes('md:table-cell md:border-t md:border-edge md:px-4 md:py-3 md:align-middle', className)}
    >
      {children}
    </div>
  );
}
