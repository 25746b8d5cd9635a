import type { User } from './api';

/** What an administrator can do about somebody. */
export type Change = 'promote' | 'demote' | 'disable' | 'enable';

export const isAdmin = (user: User) => user.roles.includes('admin');

/** The two that are possible now: about the role, and about the access. */
export function changesOf(user: User): [Change, Change] {
  return [isAdmin(user) ? 'demote' : 'promote', user.enabled ? 'disable' : 'enable'];
}

export function accessAfter(user: User, change: Change) {
  const { enabled, roles } = user;
  switch (change) {
    case 'promote':
      return { enabled, roles: [...new Set([...roles, 'admin' as const])] };
    case 'demote':
      return { enabled, roles: roles.filter((it) => it !== 'admin') };
    default:
      return { enabled: change === 'enable', roles };
  }
}
