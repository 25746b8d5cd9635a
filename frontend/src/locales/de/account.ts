import type { Texts } from '../../lib/texts';
import type { account as en } from '../en/account';

export const account: Texts<typeof en> = {
  title: 'account',
};
