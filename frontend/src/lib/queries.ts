import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

const RETRIES = 2;

/** Reads are tried again only where that may help; writes never by themselves. */
export function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => error instanceof Problem && error.passing && failures < RETRIES,
        retryDelay: (failures, error) =>
          error instanceof Problem && error.retryAfter !== undefined ? error.retryAfter * 1000 : 400 * 2 ** failures,
        // Offline requests fail and say so, rather than wait in silence.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
