import type { Texts } from '../../lib/texts';
import type { account as en } from '../en/account';

export const account: Texts<typeof en> = {
  title: 'Dein Profil',
  lead: 'Wie andere dich sehen und wo du zu erreichen bist.',
  about: 'Über dich',
  displayName: 'Anzeigename',
  displayNameHint: 'So nennen dich Seiten und andere Leute.',
  email: 'E-Mail',
  saved: 'Dein Profil ist gespeichert.',
  discard: 'Änderungen verwerfen',
  facts: 'Dein Konto',
  name: 'Anmeldename',
  roles: 'Rollen',
  since: 'Dabei seit',
  role: { customer: 'Kunde', admin: 'Verwalter' },
  signIns: {
    title: 'Wo du angemeldet bist',
    text: 'Beende, was du nicht kennst, und ändere dann das Passwort. Was du beendest, ist in wenigen Minuten abgemeldet.',
    browser: {
      edge: 'Edge',
      opera: 'Opera',
      firefox: 'Firefox',
      chrome: 'Chrome',
      safari: 'Safari',
      other: 'Ein anderes Programm',
    },
    current: 'Hier',
    since: 'Angemeldet:',
    used: 'Zuletzt benutzt:',
    end: 'Beenden',
    endNamed: 'Beenden: {{browser}}',
    ask: 'Die Sitzung in {{browser}} beenden?',
    askText: 'Sie begann am {{at}}. Wer sie benutzt, ist in wenigen Minuten abgemeldet.',
    ending: 'Wird beendet …',
    ended: 'Die Sitzung ist beendet.',
  },
  password: {
    title: 'E-Mail und Passwort',
    text: 'Sie werden dort geändert, wo du dich anmeldest, mit dem bisherigen Passwort. Ein neues Passwort meldet dich überall sonst ab.',
    change: 'E-Mail oder Passwort ändern',
  },
};
