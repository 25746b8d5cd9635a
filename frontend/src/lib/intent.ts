import { Problem } from './problem';
import { keep, kept } from './storage';

/** Something that was sent, or is about to be, and whose answer is not definite yet. */
interface Intent {
  key: string;
  wish: string;
}

/** Shared by all tabs, as the cart is, and still there when the browser was closed before an answer came. */
const store = () => localStorage;

/** Keys by which a service knows a repeat: one for one intent, kept over clicks, retries and reloads. */
export function intents<T>(name: string) {
  let current = kept<Intent>(store, name);
  /** It was done, or refused for good: what comes next is something new. */
  const answered = () => {
    current = undefined;
    keep(store, name, undefined);
  };
  return {
    answered,
    /** The same wish keeps its key until its answer is definite; another wish gets another one. */
    keyFor(wish: T): string {
      const text = JSON.stringify(wish);
      if (current?.wish !== text) current = { key: crypto.randomUUID(), wish: text };
      keep(store, name, current);
      return current.key;
    },
    /** A definite no ends the intent. Silence does not, nor does a session that is over: the same is sent after signing in. */
    failed(problem: unknown) {
      if (problem instanceof Problem && !problem.passing && problem.status !== 401) answered();
    },
  };
}
