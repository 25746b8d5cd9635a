import type { Texts } from '../../lib/texts';
import type { system as en } from '../en/system';

export const system: Texts<typeof en> = {
  title: 'System',
  lead: 'Welche Teile von Slipway da sind und was ohne die anderen geht.',
  refreshed: 'Wird alle fünf Sekunden nachgesehen, solange diese Seite zu sehen ist.',
  forAdmins: 'Verwalter sehen hier auch Versionen, wartende Ereignisse und unzustellbare Nachrichten.',
  banner: {
    title: 'Zustand des Systems',
    up: 'Alles läuft.',
    weak: 'Alles geht, aber hier laufen weniger Replikate als vorgesehen: {{services}}.',
    down_one: 'Ausgefallen: {{services}}.',
    down_other: 'Ausgefallen: {{services}}.',
    stale: 'Slipway antwortet gerade nicht. Du siehst, was zuletzt bekannt war.',
  },
  health: { up: 'Läuft', weak: 'Zu wenige Replikate', down: 'Ausgefallen' },
  ready_one: '{{ready}} von {{count}} Replikat bereit',
  ready_other: '{{ready}} von {{count}} Replikaten bereit',
  service: {
    auth: {
      name: 'Konten',
      does: 'Wer jemand ist: Anmeldung, Profile, Token.',
      down: 'Niemand kann sich anmelden oder registrieren. Im Laden kann man sich umsehen, und wer angemeldet ist, kann noch einige Minuten weitermachen.',
    },
    catalog: {
      name: 'Katalog',
      does: 'Was es gibt, was es kostet und wie viel davon noch da ist.',
      down: 'Der Laden zeigt nichts, und bestellen geht nicht. Bestellungen, ihre Wege und Aufgaben gehen; was auf Ware wartet, geht weiter, sobald er zurück ist.',
    },
    order: {
      name: 'Bestellungen',
      does: 'Nimmt Bestellungen an, verfolgt sie und lässt sie bezahlen.',
      down: 'Bestellen geht nicht, und Bestellungen sind nicht zu sehen. Laden, Warenkorb und Aufgaben gehen; keine Bestellung ist verloren.',
    },
    todo: {
      name: 'Aufgaben',
      does: 'Listen und Aufgaben, auch die, die Bestellungen mitbringen.',
      down: 'Listen und Aufgaben sind nicht zu sehen. Laden und Bestellungen gehen; Aufgaben aus Bestellungen kommen hinzu, sobald sie zurück sind.',
    },
  },
  version: 'Version',
  outbox: 'Ereignisse vor dem Versand',
  nothingWaits: 'Keines wartet',
  waiting: '{{number}}, das älteste seit {{age}}',
  deadLetters: 'Unzustellbare Nachrichten',
  parked_zero: 'Keine',
  parked_one: '{{count}} beiseitegelegt',
  parked_other: '{{count}} beiseitegelegt',
  consumer: 'Ereignisse, die {{name}} noch liest',
  lag_zero: 'Keines wartet',
  lag_one: '{{number}} wartet',
  lag_other: '{{number}} warten',
  lagUnknown: 'Unbekannt: Der Broker antwortet nicht',
  noEvents: 'Läuft ohne Ereignisse: Nichts wartet, nichts ist beiseitegelegt.',
};
