import { useQuery } from '@tanstack/react-query';
import { ChevronRight, MailWarning, Package, UsersRound, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../components/ui/page';
import { number } from '../../lib/format';
import { useHas } from '../../lib/session';
import { countQueries, type Count } from './api';
import { useLetterServices } from './use-letter-services';

type Area = 'products' | 'users' | 'deadLetters';

export function AdminPage() {
  const { t } = useTranslation('admin');
  const catalog = useHas('catalog');
  const auth = useHas('auth');
  const services = useLetterServices();
  const products = useQuery({ ...countQueries.products, enabled: catalog });
  const users = useQuery({ ...countQueries.users, enabled: auth });
  const letters = useQuery({ ...countQueries.deadLetters(services), enabled: services.length > 0 });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {catalog && <Entry to="products" area="products" icon={Package} counted={products} />}
        {auth && <Entry to="users" area="users" icon={UsersRound} counted={users} />}
        {services.length > 0 && <Entry to="dead-letters" area="deadLetters" icon={MailWarning} counted={letters} />}
      </ul>
    </Page>
  );
}

interface EntryProps {
  to: string;
  area: Area;
  icon: LucideIcon;
  counted: { data: Count | undefined; isError: boolean };
}

function Entry({ to, area, icon: Icon, counted: { data, isError } }: EntryProps) {
  const { t } = useTranslation('admin');
  const amount = data && `${number(data.count)}${data.more ? '+' : ''}`;
  return (
    <li className="card relative grid content-start gap-3 p-5 hover:border-accent">
      <span className="grid size-12 place-items-center rounded-2xl bg-accent-soft text-accent">
        <Icon size={24} aria-hidden />
      </span>
      <h2 className="flex items-center justify-between gap-2 text-lg font-bold">
        <Link to={to} className="after:absolute after:inset-0 after:rounded-2xl">
          {t(`area.${area}.title`)}
        </Link>
        <ChevronRight size={20} aria-hidden className="text-soft rtl:rotate-180" />
      </h2>
      <p className="text-soft">{t(`area.${area}.text`)}</p>
      <p className="min-h-6 font-semibold tabular-nums">
        {data && t(`area.${area}.count`, { count: data.count, amount })}
        {isError && t('uncounted')}
      </p>
    </li>
  );
}
