import { queryOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import { changeProfile, getProfile, type ProfileForm, type ProfileResponse } from '../../api/auth';

export type Profile = ProfileResponse;
export type { ProfileForm };

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: ({ signal }) => getProfile({ signal }),
});

/** What is wrong with a field is worded by auth, so it is told the language. */
export function saveProfile(profile: ProfileForm) {
  return changeProfile(profile, { headers: { 'Accept-Language': i18next.language } });
}
