import { clsx, type ClassValue } from 'clsx';
import { twMerge } from 'tailwind-merge';

/** Class names, the later ones winning over the earlier. */
export function classes(...names: ClassValue[]) {
  return twMerge(clsx(names));
}
