import {
  Activity,
  BookOpen,
  CircleUserRound,
  Inbox,
  Keyboard,
  Languages,
  ListTodo,
  LogIn,
  LogOut,
  MailWarning,
  Package,
  PackagePlus,
  ReceiptText,
  Search,
  Settings,
  ShieldCheck,
  ShoppingCart,
  Store,
  SunMoon,
  UserPlus,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { toast } from '../components/ui/toast';
import { chooseLanguage, languages, type Language } from '../lib/i18n';
import { problemText } from '../lib/problem-text';
import { signInUrl, signOut, useHas, useSession } from '../lib/session';
import { chooseTheme, themes, useTheme } from '../lib/theme';
import { useAllPages } from './pages';

export interface Command {
  label: string;
  icon: LucideIcon;
  run: () => unknown;
}

const icons = {
  shop: Store,
  orders: ReceiptText,
  todos: ListTodo,
  system: Activity,
  admin: Settings,
  cart: ShoppingCart,
  profile: CircleUserRound,
  products: Package,
  newProduct: PackagePlus,
  allOrders: ReceiptText,
  users: UsersRound,
  security: ShieldCheck,
  mailbox: Inbox,
  deadLetters: MailWarning,
};

/** A language is looked for by its own name, and by the one that it has in the language of the page. */
const nameOf = (language: Language, inLanguage: string) =>
  new Intl.DisplayNames(inLanguage, { type: 'language' }).of(language) ?? language;

const tell = (error: unknown) => toast(problemText(error));

export function usePageCommands(): Command[] {
  const { t } = useTranslation(['palette', 'common']);
  const navigate = useNavigate();
  const { pages, offices } = useAllPages();
  return [
    ...pages.map(({ to, name }) => ({ label: t(`common:nav.${name}`), icon: icons[name], run: () => navigate(to) })),
    ...offices.map(({ to, name }) => ({ label: t(`office.${name}`), icon: icons[name], run: () => navigate(to) })),
    { label: t('api'), icon: BookOpen, run: () => location.assign('/docs') },
  ];
}

export function useActionCommands(onList: () => void): Command[] {
  const { t, i18n } = useTranslation(['palette', 'common']);
  const theme = useTheme();
  return [
    ...useAccountCommands(),
    ...themes
      .filter((it) => it !== theme)
      .map((it) => ({
        label: t('theme', { name: t(`common:settings.${it}`) }),
        icon: SunMoon,
        run: () => chooseTheme(it),
      })),
    ...(Object.keys(languages) as Language[])
      .filter((it) => it !== i18n.language)
      .map((it) => ({
        label: t('language', { name: `${languages[it]} (${nameOf(it, i18n.language)})` }),
        icon: Languages,
        run: () => chooseLanguage(it).catch(tell),
      })),
    { label: t('keys.title'), icon: Keyboard, run: onList },
  ];
}

function useAccountCommands(): Command[] {
  const { t } = useTranslation();
  const { data } = useSession();
  const withAccounts = useHas('auth');
  if (data?.signedIn) return [{ label: t('nav.signOut'), icon: LogOut, run: () => signOut().catch(tell) }];
  if (!withAccounts) return [];
  return [
    { label: t('nav.signIn'), icon: LogIn, run: () => location.assign(signInUrl()) },
    { label: t('nav.register'), icon: UserPlus, run: () => location.assign('/register') },
  ];
}

/** Offered for whatever was typed, where there is a shop. */
export function useSearchCommand(query: string): Command[] {
  const { t } = useTranslation('palette');
  const navigate = useNavigate();
  if (!useHas('catalog') || !query) return [];
  return [
    {
      label: t('search', { query }),
      icon: Search,
      run: () => navigate(`/?${new URLSearchParams({ q: query }).toString()}`),
    },
  ];
}
