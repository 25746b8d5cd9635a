import { clsx, type ClassValue } from 'clsx';

/** Class names. Names that contradict each other are the caller's to avoid: which of them wins is not said here. */
export function classes(...names: ClassValue[]) {
  return clsx(names);
}
