import type { ReactNode } from 'react';
import { classes } from '../../lib/classes';

export type Tone = 'plain' | 'accent' | 'good' | 'fair' | 'bad';

const tones: Record<Tone, string> = {
  plain: 'bg-sunken text-soft',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  fair: 'bg-fair-soft text-fair',
  bad: 'bg-bad-soft text-bad',
};

export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-semibold whitespace-nowrap forced-colors:border',
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
