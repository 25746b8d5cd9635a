import { useSyncExternalStore } from 'react';
import { keep, kept } from '../lib/storage';

const KEY = 'slipway.single-keys';
const local = () => localStorage;
const listeners = new Set<() => void>();

const areOn = () => kept<boolean>(local, KEY) ?? true;

/** Whoever speaks to the computer, or hits keys by accident, can switch shortcuts of one key off (WCAG 2.1.4). */
export function chooseSingleKeys(on: boolean) {
  keep(local, KEY, on ? undefined : false);
  listeners.forEach((listener) => listener());
}

export function useSingleKeys() {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    addEventListener('storage', listener);
    return () => {
      listeners.delete(listener);
      removeEventListener('storage', listener);
    };
  }, areOn);
}
