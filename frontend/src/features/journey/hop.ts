import type { Hop } from './api';

/** Services and topics, in the sequence in which an order meets them. */
export const lanes = ['order', 'order.events.v1', 'catalog', 'stock.events.v1', 'payment-provider', 'todo'] as const;
export type Lane = (typeof lanes)[number];

const isLane = (name: string): name is Lane => lanes.includes(name as Lane);

/** Where a hop happened, and for a message the topic it went to or came from. */
export interface Place {
  lane: number;
  /** The topic's lane: the message goes there when it was sent, and comes from there otherwise. */
  topic?: number;
  sent: boolean;
}

export function placeOf(hop: Hop): Place {
  const lane = isLane(hop.service) ? lanes.indexOf(hop.service) : 0;
  const sent = hop.what.startsWith('sent ');
  const topic = hop.topic ? (lanes as readonly string[]).indexOf(hop.topic) : -1;
  return topic < 0 ? { lane, sent } : { lane, topic, sent };
}

export const isTopic = (lane: Lane) => lane.endsWith('.v1');

export const kindOf = (hop: Hop) =>
  hop.deadLetter != null
    ? 'deadLetter'
    : hop.what.startsWith('sent ')
      ? 'sent'
      : hop.what.startsWith('received ')
        ? 'received'
        : 'fact';

export type { Hop };
