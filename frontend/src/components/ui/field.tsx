import { useId, type ComponentProps, type ReactNode } from 'react';
import { classes } from '../../lib/classes';

const box =
  'w-full rounded-xl border border-line bg-card px-3.5 text-ink placeholder:text-soft aria-invalid:border-bad aria-invalid:ring-1 aria-invalid:ring-bad';

interface Labelled {
  label: string;
  hint?: ReactNode;
  /** What is wrong with the value; read out together with the field. */
  error?: string | undefined;
  /** The label is heard, not seen: where the place says enough to the eye. */
  labelHidden?: boolean;
}

function useDescribed({ label, hint, error, labelHidden }: Labelled) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const around = (control: ReactNode) => (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'font-semibold'}>
        {label}
      </label>
      {control}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
  return { id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined, around };
}

export function TextField({ label, hint, error, labelHidden, className, ...rest }: Labelled & ComponentProps<'input'>) {
  const { around, ...described } = useDescribed({ label, hint, error, labelHidden });
  return around(<input className={classes(box, 'min-h-11', className)} {...described} {...rest} />);
}

export function TextArea({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...rest
}: Labelled & ComponentProps<'textarea'>) {
  const { around, ...described } = useDescribed({ label, hint, error, labelHidden });
  return around(<textarea rows={4} className={classes(box, 'py-2.5', className)} {...described} {...rest} />);
}

export function Select({ label, hint, error, labelHidden, className, ...rest }: Labelled & ComponentProps<'select'>) {
  const { around, ...described } = useDescribed({ label, hint, error, labelHidden });
  return around(<select className={classes(box, 'min-h-11', className)} {...described} {...rest} />);
}

export function Checkbox({ label, className, ...rest }: { label: ReactNode } & ComponentProps<'input'>) {
  return (
    <label className={classes('flex min-h-9 cursor-pointer items-center gap-2.5', className)}>
      <input type="checkbox" className="size-5 shrink-0 accent-accent" {...rest} />
      {label}
    </label>
  );
}
