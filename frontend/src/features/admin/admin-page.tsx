import { useQuery } from '@tanstack/react-query';
import {
  ChevronRight,
  Inbox,
  MailWarning,
  Package,
  ReceiptText,
  ShieldCheck,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../components/ui/page';
import { number } from '../../lib/format';
import { useHas } from '../../lib/session';
import { countQueries, type Count } from './api';
import { useLetterServices } from './use-letter-services';

type Area = 'products' | 'orders' | 'users' | 'mailbox' | 'deadLetters';

export function AdminPage() {
  const { t } = useTranslation('admin');
  const catalog = useHas('catalog');
  const order = useHas('order');
  const auth = useHas('auth');
  const services = useLetterServices();
  const products = useQuery({ ...countQueries.products, enabled: catalog });
  const orders = useQuery({ ...countQueries.openOrders, enabled: order });
  const users = useQuery({ ...countQueries.users, enabled: auth });
  const mail = useQuery({ ...countQueries.mail, enabled: auth });
  const letters = useQuery({ ...countQueries.deadLetters(services), enabled: services.length > 0 });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {catalog && <Entry to="products" area="products" icon={Package} counted={products} />}
        {order && <Entry to="orders" area="orders" icon={ReceiptText} counted={orders} />}
        {auth && <Entry to="users" area="users" icon={UsersRound} counted={users} />}
        {auth && <Entry to="security" area="security" icon={ShieldCheck} />}
        {auth && <Entry to="mailbox" area="mailbox" icon={Inbox} counted={mail} />}
        {services.length > 0 && <Entry to="dead-letters" area="deadLetters" icon={MailWarning} counted={letters} />}
      </ul>
    </Page>
  );
}

interface Counted {
  data: Count | undefined;
  isError: boolean;
}

type EntryProps = { to: string; icon: LucideIcon } & (
  { area: Area; counted: Counted } | { area: 'security'; counted?: undefined }
);

function Entry({ to, icon: Icon, ...entry }: EntryProps) {
  const { t } = useTranslation('admin');
  return (
    <li className="card relative grid content-start gap-3 p-5 hover:border-accent">
      <span className="grid size-12 place-items-center rounded-2xl bg-accent-soft text-accent">
        <Icon size={24} aria-hidden />
      </span>
      <h2 className="flex items-center justify-between gap-2 text-lg font-bold">
        <Link to={to} className="after:absolute after:inset-0 after:rounded-2xl">
          {t(`area.${entry.area}.title`)}
        </Link>
        <ChevronRight size={20} aria-hidden className="text-soft rtl:rotate-180" />
      </h2>
      <p className="text-soft">{t(`area.${entry.area}.text`)}</p>
      {entry.counted && <Amount area={entry.area} counted={entry.counted} />}
    </li>
  );
}

function Amount({ area, counted: { data, isError } }: { area: Area; counted: Counted }) {
  const { t } = useTranslation('admin');
  const amount = data && `${number(data.count)}${data.more ? '+' : ''}`;
  return (
    <p className="min-h-6 font-semibold tabular-nums">
      {data && t(`area.${area}.count`, { count: data.count, amount })}
      {isError && t('uncounted')}
    </p>
  );
}
