import { useQuery } from '@tanstack/react-query';
import { userQueries } from './api';

/** The sign-in name of somebody who is known by an id; the id itself, where auth does not say more. */
export function useUserName(id: string | null | undefined) {
  const { data, isError } = useQuery({ ...userQueries.one(id ?? ''), enabled: Boolean(id) });
  return data?.name ?? (isError && id ? id : '…');
}
