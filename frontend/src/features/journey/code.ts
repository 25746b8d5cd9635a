import { kindOf, type Hop } from './hop';

const order = 'services/order/src/main/java/dev/slipway/order';
const catalog = 'services/catalog/src/main/java/dev/slipway/catalog';
const todo = 'services/todo/src/main/java/dev/slipway/todo';
const outbox = 'platform/outbox/src/main/java/dev/slipway/outbox';

const sender = `${outbox}/Relay.java`;

const listeners: Record<string, string> = {
  order: `${order}/catalog/StockListener.java`,
  catalog: `${catalog}/order/OrderListener.java`,
  todo: `${todo}/order/OrderListener.java`,
};

/** By service and fact, or by service alone where one class writes all of them. */
const writers: Record<string, string> = {
  'order placed': `${order}/OrderService.java`,
  'order cancelled': `${order}/OrderService.java`,
  'order payment-due': `${order}/OrderSaga.java`,
  'order payment-captured': `${order}/schedule/DuePayments.java`,
  'order payment-declined': `${order}/schedule/DuePayments.java`,
  'order payment-unknown': `${order}/schedule/DuePayments.java`,
  'order refunded': `${order}/schedule/DuePayments.java`,
  'order payment-voided': `${order}/schedule/DuePayments.java`,
  order: `${order}/Order.java`,
  'payment-provider': `${order}/payment/SimulatedPaymentProvider.java`,
  catalog: `${catalog}/StockService.java`,
  todo: `${todo}/OrderTasks.java`,
};

/** The file of this repository whose code did it, if the app knows. */
export function codeOf(hop: Hop): string | undefined {
  switch (kindOf(hop)) {
    case 'deadLetter':
      return `${outbox}/${hop.consumer === 'relay' ? 'Batch' : 'DeadLetters'}.java`;
    case 'sent':
      return sender;
    case 'received':
      return listeners[hop.service];
    case 'fact':
      return writers[`${hop.service} ${hop.what}`] ?? writers[hop.service];
  }
}
