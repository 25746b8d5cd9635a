import type { Texts } from '../../lib/texts';
import type { system as en } from '../en/system';

export const system: Texts<typeof en> = {
  title: 'system',
};
