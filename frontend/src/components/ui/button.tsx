import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import { classes } from '../../lib/classes';

const look = cva(
  'inline-flex cursor-pointer items-center justify-center gap-2 rounded-xl font-semibold whitespace-nowrap transition-colors select-none aria-disabled:cursor-not-allowed aria-disabled:opacity-55 disabled:cursor-not-allowed disabled:opacity-55 forced-colors:border',
  {
    variants: {
      kind: {
        primary: 'bg-accent text-on-accent hover:bg-accent-strong',
        secondary: 'border border-line bg-card text-ink hover:bg-sunken',
        quiet: 'text-accent hover:bg-accent-soft',
        danger: 'border border-bad text-bad hover:bg-bad-soft',
      },
      size: {
        small: 'min-h-9 px-3 text-sm',
        normal: 'min-h-11 px-4',
        large: 'min-h-13 px-6 text-lg',
        icon: 'size-10',
      },
    },
    defaultVariants: { kind: 'primary', size: 'normal' },
  },
);

type Look = VariantProps<typeof look>;

interface ButtonProps extends ComponentProps<'button'>, Look {
  /** Said in place of the label while it works; the button then takes no second click and keeps the focus. */
  busy?: ReactNode;
}

export function Button({ kind, size, busy, className, children, onClick, ...rest }: ButtonProps) {
  const waiting = Boolean(busy);
  return (
    <button
      type="button"
      className={classes(look({ kind, size }), className)}
      aria-disabled={waiting || undefined}
      onClick={waiting ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {waiting ? busy : children}
    </button>
  );
}

export function ButtonLink({ kind, size, className, ...rest }: LinkProps & Look) {
  return <Link className={classes(look({ kind, size }), className)} {...rest} />;
}

/** Leaves the app: to a page of the gateway or of auth. */
export function ButtonAnchor({ kind, size, className, children, ...rest }: ComponentProps<'a'> & Look) {
  return (
    <a className={classes(look({ kind, size }), className)} {...rest}>
      {children}
    </a>
  );
}

/** A picture with a name that is spoken and shown as a tip. */
export function IconButton({ label, kind = 'quiet', ...rest }: ButtonProps & { label: string }) {
  return <Button kind={kind} size="icon" aria-label={label} title={label} {...rest} />;
}
