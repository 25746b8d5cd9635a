import { CircleUserRound, LogOut, UserPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Menu, MenuEntry } from '../components/ui/menu';
import { toast } from '../components/ui/toast';
import { problemText } from '../lib/problem-text';
import { signOut, useSession } from '../lib/session';

export function AccountMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useSession();
  return (
    <Menu label={`${t('nav.account')}: ${data?.name}`} trigger={<CircleUserRound size={22} aria-hidden />}>
      <p className="px-3 py-1.5 font-bold">{data?.name}</p>
      <MenuEntry onClick={() => navigate('/profile')}>
        <UserPen size={18} aria-hidden />
        {t('nav.profile')}
      </MenuEntry>
      <MenuEntry onClick={() => signOut().catch((error: unknown) => toast(problemText(error)))}>
        <LogOut size={18} aria-hidden className="rtl:rotate-180" />
        {t('nav.signOut')}
      </MenuEntry>
    </Menu>
  );
}
