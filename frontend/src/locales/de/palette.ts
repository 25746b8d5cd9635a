import type { Texts } from '../../lib/texts';
import type { palette as en } from '../en/palette';

export const palette: Texts<typeof en> = {
  title: 'Seiten und Aktionen',
  control: 'Strg',
  paletteKey: '{{modifier}} K',
  field: 'Seiten und Aktionen suchen',
  hint: 'Wohin, oder was tun?',
  list: 'Treffer',
  found_one: '{{count}} Treffer',
  found_other: '{{count}} Treffer',
  none: 'Nichts heißt so. Versuch es mit einem anderen Wort.',
  group: { pages: 'Seiten', actions: 'Aktionen', search: 'Suche' },
  office: {
    products: 'Verwaltung: Produkte und Bestand',
    newProduct: 'Verwaltung: Produkt hinzufügen',
    allOrders: 'Verwaltung: alle Bestellungen',
    users: 'Verwaltung: Benutzer',
    security: 'Verwaltung: Sicherheit',
    mailbox: 'Verwaltung: Postfach',
    deadLetters: 'Verwaltung: Unzustellbare',
  },
  api: 'API-Dokumentation',
  theme: 'Farben: {{name}}',
  language: 'Sprache: {{name}}',
  search: 'Im Laden nach „{{query}}“ suchen',
  keys: {
    title: 'Tastenkürzel',
    on: 'Einzelne Tasten tun nichts, während du schreibst. Unter „Darstellung“ lassen sie sich abschalten.',
    off: 'Kürzel mit einer einzelnen Taste sind abgeschaltet. Unter „Darstellung“ lassen sie sich einschalten.',
    palette: 'Seiten und Aktionen zeigen',
    search: 'Ins Suchfeld der Seite',
    list: 'Diese Liste zeigen',
    goTo: 'Gehe zu: {{page}}',
  },
};
