import { classes } from '../../lib/classes';

interface ChoicesProps<T extends string> {
  label: string;
  values: readonly T[];
  chosen: T;
  text: (value: T) => string;
  onChoose: (value: T) => void;
}

/** One of a few, all of them in sight: what a list is narrowed to. */
export function Choices<T extends string>({ label, values, chosen, text, onChoose }: ChoicesProps<T>) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-2">
      {values.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={chosen === value}
          onClick={() => onChoose(value)}
          className={classes(
            'min-h-9 cursor-pointer rounded-full border px-3.5 text-sm font-semibold',
            chosen === value ? 'border-accent bg-accent text-on-accent' : 'border-line bg-card hover:bg-sunken',
          )}
        >
          {text(value)}
        </button>
      ))}
    </div>
  );
}
