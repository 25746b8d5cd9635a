import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';

interface QuantityProps {
  label: string;
  less: string;
  more: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}

/** Pieces, from 1: by buttons, or typed. */
export function Quantity({ label, less, more, value, max, onChange }: QuantityProps) {
  const [typed, type] = useState<string>();
  const set = (next: number) => onChange(Math.min(Math.max(next, 1), max));
  const button =
    'grid size-10 cursor-pointer place-items-center rounded-lg text-accent hover:bg-accent-soft disabled:cursor-default disabled:opacity-40';
  return (
    <div role="group" aria-label={label} className="inline-flex items-center rounded-xl border border-line bg-card">
      <button type="button" className={button} aria-label={less} disabled={value <= 1} onClick={() => set(value - 1)}>
        <Minus size={18} aria-hidden />
      </button>
      <input
        aria-label={label}
        inputMode="numeric"
        className="h-10 w-12 bg-transparent text-center font-semibold tabular-nums"
        value={typed ?? value}
        onChange={(event) => {
          type(event.target.value);
          if (/^[1-9]\d*$/.test(event.target.value)) set(Number(event.target.value));
        }}
        onBlur={() => type(undefined)}
      />
      <button type="button" className={button} aria-label={more} disabled={value >= max} onClick={() => set(value + 1)}>
        <Plus size={18} aria-hidden />
      </button>
    </div>
  );
}
