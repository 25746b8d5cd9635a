import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from '../locales/en';
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

/** Each page brings its own texts, in one language: a file, and a chunk, for each. */
const files = import.meta.glob<Record<string, object>>(['../locales/*/*.ts', '!../locales/*/index.ts']);

const chunks: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, namespace, done) => {
    const file = files[`../locales/${language}/${namespace}.ts`];
    if (!file) return done(new Error(`There are no texts ${language}/${namespace}`), false);
    return file().then(
      (module) => done(null, module[namespace] ?? {}),
      (error: Error) => done(error, false),
    );
  },
};

function preferred(): Language {
  const wanted = [kept<string>(local, KEY), ...navigator.languages];
  return (wanted.map((it) => it?.slice(0, 2)).find((it) => it !== undefined && it in languages) ?? 'en') as Language;
}

export async function startI18n(language = preferred(), namespaces = ['common', 'shop']) {
  i18next.on('languageChanged', (spoken) => {
    document.documentElement.lang = spoken;
    document.documentElement.dir = i18next.dir(spoken);
  });
  await i18next
    .use(chunks)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      ns: namespaces,
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

export async function chooseLanguage(language: Language) {
  await i18next.changeLanguage(language);
  keep(local, KEY, language);
}
