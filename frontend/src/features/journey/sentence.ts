import type { useTranslation } from 'react-i18next';
import { journey } from '../../locales/en/journey';
import { kindOf, type Hop } from './hop';

type Translate = ReturnType<typeof useTranslation<'journey'>>['t'];
type Known = keyof typeof journey.hop;

const known = (name: string): name is Known => name in journey.hop;

/** What a hop means, in a sentence. What the app has no words for is shown as the services call it. */
export function sentence(hop: Hop, t: Translate): string {
  const key = `${hop.service} ${hop.what}`.replaceAll('.', '-');
  if (known(key)) return t(`hop.${key}`);
  const message = hop.what.split(' ').at(-1) ?? '';
  switch (kindOf(hop)) {
    case 'deadLetter':
      return t('deadLetter', { reason: hop.detail ?? '' });
    case 'sent':
      return t('sent', { message, service: hop.service });
    case 'received':
      return t('received', { message, service: hop.service });
    case 'fact':
      return `${hop.service}: ${hop.what}`;
  }
}
