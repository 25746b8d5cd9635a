import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import {
  changeProfile,
  endSession,
  getProfile,
  listSessions,
  type ProfileForm,
  type ProfileResponse,
  type SessionResponse,
} from '../../api/auth';

export type Profile = ProfileResponse;
export type SignIn = SessionResponse;
export type { ProfileForm };
export { endSession };

const PAGE = 20;

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: ({ signal }) => getProfile({ signal }),
});

/** What is wrong with a field is worded by auth, so it is told the language. */
export function saveProfile(profile: ProfileForm) {
  return changeProfile(profile, { headers: { 'Accept-Language': i18next.language } });
}

/** Where the person is signed in, the latest sign-in first. */
export const signInsQuery = infiniteQueryOptions({
  queryKey: ['sign-ins'],
  queryFn: ({ pageParam, signal }) => listSessions({ size: PAGE, ...(pageParam && { after: pageParam }) }, { signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.next ?? undefined,
});
