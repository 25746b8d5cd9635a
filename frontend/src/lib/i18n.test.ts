import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { chooseLanguage, languages, type Language } from './i18n';

const files = import.meta.glob(['../locales/*/*.ts', '!../locales/*/index.ts']);
const names = (language: string) =>
  Object.keys(files)
    .filter((path) => path.startsWith(`../locales/${language}/`))
    .map((path) => path.split('/').at(-1));

describe('the languages', () => {
  it.each(Object.keys(languages))('have all texts: %s', (language) => {
    expect(names(language)).toEqual(names('en'));
  });

  it('change with the page, which says which it is, and are remembered', async () => {
    await chooseLanguage('de');
    expect(i18next.t('nav.cart')).toBe('Warenkorb');
    expect(document.documentElement).toHaveAttribute('lang', 'de');
    expect(localStorage.getItem('slipway.language')).toBe('"de"');
    await chooseLanguage('en' satisfies Language);
    expect(i18next.t('nav.cart')).toBe('Cart');
  });
});
