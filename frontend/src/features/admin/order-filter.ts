import { orderStatuses, type OrderFilter } from './api';

export const shows = ['all', ...orderStatuses] as const;

/** Which orders the address asks for; the days are those of whoever looks. */
export interface Asked {
  show: (typeof shows)[number];
  customer: string;
  from: string;
  until: string;
}

export function askedBy(params: URLSearchParams): Asked {
  const said = (name: string) => params.get(name) ?? '';
  return {
    show: shows.find((it) => it === said('show')) ?? 'all',
    customer: said('customer'),
    from: said('from'),
    until: said('until'),
  };
}

/** Undefined where what was typed is no number of an order. */
export function filterOf(number: string, { show, customer, from, until }: Asked): OrderFilter | undefined {
  if (number && !/^[1-9]\d{0,14}$/.test(number)) return undefined;
  return {
    number: number ? Number(number) : undefined,
    status: show === 'all' ? undefined : show,
    customer: customer || undefined,
    from: startOf(from),
    to: startOf(until, 1),
  };
}

/** The instant at which a day, or the one so many days after it, begins here; undefined where it is no day. */
function startOf(day: string, after = 0) {
  const start = new Date(`${day}T00:00`);
  if (Number.isNaN(start.getTime())) return undefined;
  start.setDate(start.getDate() + after);
  return start.toISOString();
}
