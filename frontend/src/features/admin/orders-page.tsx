import { useInfiniteQuery } from '@tanstack/react-query';
import { Hash, ReceiptText } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../components/ui/choices';
import { TextField } from '../../components/ui/field';
import { LiveRegion } from '../../components/ui/live-region';
import { More } from '../../components/ui/more';
import { Page } from '../../components/ui/page';
import { SearchBox } from '../../components/ui/search-box';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { useSearch } from '../../lib/use-search';
import { ordersQuery, type OrderFilter } from './api';
import { BackLink } from './back-link';
import { askedBy, filterOf, shows, type Asked } from './order-filter';
import { OrderRow } from './order-row';
import { Rows } from './rows';
import { UserFilter } from './user-filter';

export function OrdersPage() {
  const { t } = useTranslation(['admin', 'orders']);
  const { query, params, look } = useSearch();
  const asked = askedBy(params);
  const search = (part: Partial<Asked & { q: string }>) => {
    const { show, ...rest } = { q: query, ...asked, ...part };
    look({ ...rest, show: show === 'all' ? '' : show });
  };
  const filter = filterOf(useDeferredValue(query.trim()), asked);
  return (
    <Page title={t('area.orders.title')} lead={t('orders.lead')}>
      <BackLink to="/admin">{t('title')}</BackLink>
      <SearchBox
        label={t('orders.search')}
        hint={t('orders.searchHint')}
        value={query}
        onChange={(q) => search({ q })}
      />
      <Choices
        label={t('orders.show')}
        values={shows}
        chosen={asked.show}
        text={(it) => (it === 'all' ? t('orders.all') : t(`orders:status.${it}`))}
        onChoose={(show) => search({ show })}
      />
      <div className="grid max-w-3xl items-start gap-4 sm:grid-cols-3">
        <UserFilter
          label={t('orders.customer')}
          chosen={asked.customer}
          onChoose={(customer) => search({ customer })}
        />
        {/* Not told their value again: a year that is half typed would be taken away. */}
        <TextField
          type="date"
          label={t('orders.from')}
          defaultValue={asked.from}
          onChange={(event) => search({ from: event.target.value })}
        />
        <TextField
          type="date"
          label={t('orders.until')}
          defaultValue={asked.until}
          onChange={(event) => search({ until: event.target.value })}
        />
      </div>
      {filter ? (
        <Found filter={filter} onCustomer={(customer) => search({ customer })} />
      ) : (
        <EmptyState icon={Hash} title={t('orders.noNumber')} text={t('orders.noNumberText')} />
      )}
    </Page>
  );
}

function Found({ filter, onCustomer }: { filter: OrderFilter; onCustomer: (id: string) => void }) {
  const { t } = useTranslation('admin');
  const pages = useInfiniteQuery({ ...ordersQuery(filter), placeholderData: (before) => before });
  if (pages.isPending) return <Loading />;
  if (pages.isLoadingError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  const orders = pages.data.pages.flatMap((page) => page.items);
  return (
    <section className="grid gap-6" aria-label={t('area.orders.title')}>
      <LiveRegion>{orders.length ? t('shown', { count: orders.length }) : t('orders.none')}</LiveRegion>
      {orders.length ? (
        <Rows
          label={t('area.orders.title')}
          heads={[t('orders.order'), t('orders.customer'), t('orders.placed'), t('orders.total'), t('orders.status')]}
        >
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} onCustomer={onCustomer} />
          ))}
        </Rows>
      ) : (
        <EmptyState icon={ReceiptText} title={t('orders.none')} text={t('orders.noneText')} />
      )}
      <More pages={pages} />
    </section>
  );
}
