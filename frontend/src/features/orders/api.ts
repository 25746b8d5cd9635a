import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { readPrices } from '../../api/catalog';
import {
  cancelOrder,
  getOrder,
  listOrders,
  placeOrder,
  type OrderResponse,
  type PlaceOrderRequest,
} from '../../api/order';

export type Order = OrderResponse;
export { cancelOrder };

const PAGE = 20;

export const orderQueries = {
  mine: () =>
    infiniteQueryOptions({
      queryKey: ['orders'],
      queryFn: ({ pageParam, signal }) =>
        listOrders({ size: PAGE, ...(pageParam && { after: pageParam }) }, { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  one: (id: string) => queryOptions({ queryKey: ['order', id], queryFn: ({ signal }) => getOrder(id, { signal }) }),
};

/** One key for one intent: sent again with the same key, an order is placed once. */
export function place(order: PlaceOrderRequest, key: string) {
  return placeOrder(order, { headers: { 'Idempotency-Key': key } });
}

export async function currentPrices(skus: string[]) {
  const { prices } = await readPrices({ sku: skus });
  return new Map(prices.map((it) => [it.sku, it.unitPrice]));
}

export const isFinal = (order: Pick<Order, 'status' | 'payment'>) =>
  order.status !== 'PENDING' && order.payment.state !== 'REFUND_DUE' && order.payment.state !== 'DUE';
