import { useIsAdmin, useSession } from '../lib/session';

/** What the header leads to, in its sequence. The key goes there after g; a page is there if its service is. */
const main = [
  { to: '/', name: 'shop', service: 'catalog', key: 's' },
  { to: '/orders', name: 'orders', service: 'order', key: 'o' },
  { to: '/todos', name: 'todos', service: 'todo', key: 't' },
  { to: '/system', name: 'system', service: undefined, key: undefined },
] as const;

const cart = { to: '/cart', name: 'cart', service: 'order', key: 'c' } as const;
const profile = { to: '/profile', name: 'profile', service: undefined, key: undefined } as const;
const admin = { to: '/admin', name: 'admin', service: undefined, key: undefined } as const;

/** Pages within the administration that are worth a jump. */
const offices = [
  { to: '/admin/products', name: 'products', service: 'catalog' },
  { to: '/admin/products/new', name: 'newProduct', service: 'catalog' },
  { to: '/admin/orders', name: 'allOrders', service: 'order' },
  { to: '/admin/users', name: 'users', service: 'auth' },
  { to: '/admin/security', name: 'security', service: 'auth' },
  { to: '/admin/mailbox', name: 'mailbox', service: 'auth' },
  { to: '/admin/dead-letters', name: 'deadLetters', service: undefined },
] as const;

/** Until it is known which services there are, all of them: a header that fills up late looks broken. */
function useIsHere() {
  const { data } = useSession();
  return ({ service }: { service: string | undefined }) => !service || !data || data.services.includes(service);
}

export function useMainPages() {
  const isAdmin = useIsAdmin();
  return [...main.filter(useIsHere()), ...(isAdmin ? [admin] : [])];
}

/** All that this person can go to without looking for it. */
export function useAllPages() {
  const isHere = useIsHere();
  const isAdmin = useIsAdmin();
  const person = useSession().data?.signedIn ? [profile] : [];
  return {
    pages: [...useMainPages(), ...[cart].filter(isHere), ...person],
    offices: isAdmin ? offices.filter(isHere) : [],
  };
}
