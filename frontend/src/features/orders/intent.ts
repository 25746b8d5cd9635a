import { intents } from '../../lib/intent';
import type { PlaceOrderRequest } from '../../api/order';

export const { keyFor, answered, failed } = intents<PlaceOrderRequest>('slipway.order-intent');
