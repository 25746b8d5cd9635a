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
  password: {
    title: 'Passwort',
    text: 'Es wird dort geändert, wo du dich anmeldest. Überall sonst bist du danach abgemeldet.',
    change: 'Passwort ändern',
  },
};
