import { SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuChoice, MenuSwitch } from '../components/ui/menu';
import { toast } from '../components/ui/toast';
import { chooseLanguage, languages, type Language } from '../lib/i18n';
import { problemText } from '../lib/problem-text';
import { chooseTheme, themes, useTheme, type Theme } from '../lib/theme';
import { chooseSingleKeys, useSingleKeys } from './single-keys';

export function Appearance() {
  const { t, i18n } = useTranslation();
  const theme = useTheme();
  const singleKeys = useSingleKeys();
  return (
    <Menu label={t('settings.title')} trigger={<SunMoon size={22} aria-hidden />}>
      <MenuChoice<Theme>
        label={t('settings.theme')}
        value={theme}
        options={themes.map((value) => ({
          value,
          label: t(`settings.${value}`),
        }))}
        onChange={chooseTheme}
      />
      <MenuChoice<Language>
        label={t('settings.language')}
        value={i18n.language as Language}
        options={(Object.keys(languages) as Language[]).map((value) => ({
          value,
          label: <span lang={value}>{languages[value]}</span>,
        }))}
        onChange={(language) => chooseLanguage(language).catch((error: unknown) => toast(problemText(error)))}
      />
      <MenuSwitch on={singleKeys} onChange={chooseSingleKeys}>
        {t('settings.singleKeys')}
      </MenuSwitch>
    </Menu>
  );
}
