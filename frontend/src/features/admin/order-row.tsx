import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../../components/ui/moment';
import { money } from '../../lib/format';
import { StatusBadge } from '../orders/status';
import type { OrderSummary } from './api';
import { Cell, Row } from './rows';
import { useUserName } from './use-user-name';

export function OrderRow({ order, onCustomer }: { order: OrderSummary; onCustomer: (id: string) => void }) {
  const { t } = useTranslation(['admin', 'orders']);
  const name = useUserName(order.customer);
  return (
    <Row>
      <Cell>
        <Link
          to={order.id}
          className="inline-flex min-h-8 items-center font-semibold whitespace-nowrap hover:text-accent hover:underline"
        >
          {t('orders:number', { number: order.number })}
        </Link>
      </Cell>
      <Cell>
        <button
          type="button"
          aria-label={t('orders.only', { name })}
          className="min-h-8 cursor-pointer rounded text-start font-semibold break-all text-accent hover:underline"
          onClick={() => onCustomer(order.customer)}
        >
          {name}
        </button>
      </Cell>
      <Cell className="text-sm text-soft">
        <Moment at={order.placedAt} />
      </Cell>
      <Cell className="font-semibold tabular-nums">{money(order.total)}</Cell>
      <Cell>
        <StatusBadge status={order.status} />
        <span className="block pt-0.5 text-sm text-soft">{t(`orders:payment.${order.payment.state}`)}</span>
      </Cell>
    </Row>
  );
}
