import { useSession } from '../../lib/session';
import { letterServices } from './api';

export function useLetterServices() {
  const { data } = useSession();
  return letterServices.filter((it) => data?.services.includes(it));
}
