import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../locales/en';
import { keep, kept } from './storage';

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const KEY = 'slipway.language';
const local = () => localStorage;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
    returnNull: false;
  }
}

function preferred(): Language {
  const wanted = [kept<string>(local, KEY), ...navigator.languages];
  return (wanted.map((it) => it?.slice(0, 2)).find((it) => it !== undefined && it in languages) ?? 'en') as Language;
}

/** English is always there; another language is a chunk of its own. */
async function texts(language: Language) {
  return language === 'de' ? (await import('../locales/de')).de : en;
}

export async function startI18n(language = preferred()) {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en },
    ns: Object.keys(en),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(language).catch(() => speak('en'));
}

export async function chooseLanguage(language: Language) {
  await speak(language);
  keep(local, KEY, language);
}

async function speak(language: Language) {
  for (const [namespace, words] of Object.entries(await texts(language))) {
    i18next.addResourceBundle(language, namespace, words, true, true);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}
