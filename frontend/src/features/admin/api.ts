import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import {
  changeAccess,
  listMail,
  listSecurityEvents,
  ListSecurityEventsKind,
  listUsers,
  readUser,
  type AccessRequest,
  type Letter,
  type ListSecurityEventsParams,
  type SecurityEvent,
  type UserResponse,
} from '../../api/auth';
import * as catalog from '../../api/catalog';
import * as order from '../../api/order';
import * as todo from '../../api/todo';

export type Product = catalog.ProductResponse;
export type NewProduct = catalog.NewProductRequest;
export type Stock = catalog.StockResponse;
export type LedgerEntry = catalog.LedgerEntry;
export type Adjustment = catalog.AdjustmentRequest & { sku: string };
export type DeadLetter = order.DeadLetter;
export type LetterDetail = order.DeadLetterDetail;
export type OrderSummary = order.OrderSummary;
export type OrderFilter = Omit<order.SearchOrdersParams, 'after' | 'size'>;
export type EventFilter = Omit<ListSecurityEventsParams, 'after' | 'size'>;
export type Mail = Letter;
export type User = UserResponse;
export type { SecurityEvent };
export { addProduct } from '../../api/catalog';

export const offerings = ['offered', 'withdrawn', 'all'] as const;
export type Offering = (typeof offerings)[number];

const PAGE = 20;

const page = (after: string) => ({ size: PAGE, ...(after && { after }) });
const ifMatch = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });

export const productQueries = {
  search: (query: string, offering: Offering) =>
    infiniteQueryOptions({
      queryKey: ['products', 'admin', { query, offering }],
      queryFn: ({ pageParam, signal }) =>
        catalog.listAllProducts({ ...page(pageParam), offering, ...(query && { query }) }, { signal }),
      initialPageParam: '',
      getNextPageParam: (found) => found.next ?? undefined,
    }),
  one: (sku: string) =>
    queryOptions({ queryKey: ['product', sku], queryFn: ({ signal }) => catalog.readProduct(sku, { signal }) }),
};

export function replaceProduct(sku: string, version: number, product: catalog.ProductChangeRequest) {
  return catalog.replaceProduct(sku, product, ifMatch(version));
}

export const stockQuery = (sku: string) =>
  infiniteQueryOptions({
    queryKey: ['stock', sku],
    queryFn: ({ pageParam, signal }) => catalog.readStock(sku, page(pageParam), { signal }),
    initialPageParam: '',
    getNextPageParam: ({ ledger }) => ledger.next ?? undefined,
  });

/** Sent again with the same key, goods are booked once. */
export function adjustStock({ sku, quantity, reason }: Adjustment, key: string) {
  return catalog.adjustStock(sku, { quantity, reason }, { headers: { 'Idempotency-Key': key } });
}

export const userQueries = {
  search: (query: string) =>
    infiniteQueryOptions({
      queryKey: ['users', query],
      queryFn: ({ pageParam, signal }) => listUsers({ ...page(pageParam), ...(query && { query }) }, { signal }),
      initialPageParam: '',
      getNextPageParam: (found) => found.next ?? undefined,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['user', id],
      queryFn: ({ signal }) => readUser(id, { signal }),
      staleTime: 60_000,
    }),
};

/** Everybody's, the newest first. */
export const ordersQuery = (filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'everybody', filter],
    queryFn: ({ pageParam, signal }) => order.searchOrders({ ...page(pageParam), ...filter }, { signal }),
    initialPageParam: '',
    getNextPageParam: (found) => found.next ?? undefined,
  });

export const orderStatuses = Object.values(order.SearchOrdersStatus);
export const eventKinds = Object.values(ListSecurityEventsKind);

export const eventsQuery = (filter: EventFilter) =>
  infiniteQueryOptions({
    queryKey: ['security-events', filter],
    queryFn: ({ pageParam, signal }) => listSecurityEvents({ ...page(pageParam), ...filter }, { signal }),
    initialPageParam: '',
    getNextPageParam: (found) => found.next ?? undefined,
  });

export const mailQuery = infiniteQueryOptions({
  queryKey: ['mail'],
  queryFn: ({ pageParam, signal }) => listMail(page(pageParam), { signal }),
  initialPageParam: '',
  getNextPageParam: (found) => found.next ?? undefined,
});

export function setAccess({ id, version }: User, access: AccessRequest) {
  return changeAccess(id, access, ifMatch(version));
}

/** Whoever handles messages sets aside those that cannot be handled. */
export const letterServices = ['order', 'catalog', 'todo'] as const;
export type LetterService = (typeof letterServices)[number];
const letters = { order, catalog, todo };

export const letterChoices = ['kept', 'discarded'] as const;
export type LetterChoice = (typeof letterChoices)[number];

export const letterQueries = {
  of: (service: LetterService, choice: LetterChoice) =>
    infiniteQueryOptions({
      queryKey: ['dead-letters', service, choice],
      queryFn: ({ pageParam, signal }) =>
        letters[service].list({ ...page(pageParam), discarded: choice === 'discarded' }, { signal }),
      initialPageParam: '',
      getNextPageParam: (found) => found.next ?? undefined,
    }),
  one: (service: LetterService, id: number) =>
    queryOptions({
      queryKey: ['dead-letter', service, id],
      queryFn: ({ signal }) => letters[service].inspect(id, { signal }),
    }),
};

export const replayLetter = (service: LetterService, id: number) => letters[service].replay(id);
export const discardLetter = (service: LetterService, id: number) => letters[service].discard(id);

export function renew(queries: QueryClient, ...names: string[]) {
  return Promise.all(names.map((name) => queries.invalidateQueries({ queryKey: [name] })));
}

/** How many there are, as far as one page of 100 can tell. */
export interface Count {
  count: number;
  more: boolean;
}

export const countQueries = {
  products: queryOptions({
    queryKey: ['products', 'count'],
    queryFn: async ({ signal }) => counted(await catalog.listProducts({ size: 100 }, { signal })),
  }),
  users: queryOptions({
    queryKey: ['users', 'count'],
    queryFn: async ({ signal }) => counted(await listUsers({ size: 100 }, { signal })),
  }),
  openOrders: queryOptions({
    queryKey: ['orders', 'everybody', 'count'],
    queryFn: async ({ signal }) => counted(await order.searchOrders({ status: 'PENDING', size: 100 }, { signal })),
  }),
  mail: queryOptions({
    queryKey: ['mail', 'count'],
    queryFn: async ({ signal }) => counted(await listMail({ size: 100 }, { signal })),
  }),
  deadLetters: (services: readonly LetterService[]) =>
    queryOptions({
      queryKey: ['dead-letters', 'count', services],
      queryFn: async ({ signal }) => {
        const pages = await Promise.all(services.map((it) => letters[it].list({ size: 100 }, { signal })));
        return counted({
          items: pages.flatMap(({ items }) => items.filter(({ state }) => state === 'parked')),
          next: pages.find(({ next }) => next)?.next ?? null,
        });
      },
    }),
};

function counted({ items, next }: { items: unknown[]; next?: string | null }): Count {
  return { count: items.length, more: Boolean(next) };
}
