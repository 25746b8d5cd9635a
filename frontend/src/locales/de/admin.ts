import type { Texts } from '../../lib/texts';
import type { admin as en } from '../en/admin';

export const admin: Texts<typeof en> = {
  title: 'admin',
};
