import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { connectSession, request } from './http';
import { forgetPerson } from './storage';

/** Who is signed in, how a request shows that it is ours, and which services this stack has. */
export interface Session {
  signedIn: boolean;
  id: string | null;
  name: string | null;
  roles: string[];
  csrf: { header: string; token: string };
  services: string[];
}

const readSession = async () => {
  const session = await request<Session>('/session/me');
  connectSession({ csrf: session.csrf });
  return session;
};

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: 60_000,
  refetchOnWindowFocus: 'always',
});

/** Whether the session ended while the page was open; the page says so, and what was typed stays. */
export const sessionEndQuery = queryOptions({ queryKey: ['session-ended'], queryFn: () => false, staleTime: Infinity });

export function watchSession(queries: QueryClient) {
  connectSession({
    renew: async () => (await queries.fetchQuery({ ...sessionQuery, staleTime: 0 })).csrf,
    ended: () => {
      if (queries.getQueryData(sessionQuery.queryKey)?.signedIn) queries.setQueryData(sessionEndQuery.queryKey, true);
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
}

export function useSession() {
  return useQuery(sessionQuery);
}

export function useIsAdmin() {
  return useSession().data?.roles.includes('admin') ?? false;
}

export function useHas(service: string) {
  return useSession().data?.services.includes(service) ?? false;
}

/** Comes back to where we are, or to a path of ours. */
export function signInUrl(returnTo = location.pathname + location.search) {
  return `/session/login?returnTo=${encodeURIComponent(returnTo)}`;
}

export async function signOut() {
  const { next } = await request<{ next: string }>('/session/logout', { method: 'POST' });
  forgetPerson();
  location.assign(next);
}
