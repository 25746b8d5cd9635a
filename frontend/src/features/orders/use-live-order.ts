import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getFollowOrderUrl } from '../../api/order';
import { isFinal, orderQueries } from './api';

const POLL = 2_000;
const LONGEST_PAUSE = 30_000;

/**
 * An order, and its status as it changes: by events of the server while the page is in sight, by asking every two seconds where events
 * do not come. A stream ends with the token that opened it, and before the service stops; it is opened again.
 */
export function useLiveOrder(id: string) {
  const [live, setLive] = useState(false);
  const order = useQuery({
    ...orderQueries.one(id),
    refetchInterval: ({ state }) => (live || (state.data && isFinal(state.data)) ? false : POLL),
  });
  const following = order.data !== undefined && !isFinal(order.data);
  useEvents(id, following, setLive);
  return { ...order, live: live && following };
}

function useEvents(id: string, following: boolean, setLive: (live: boolean) => void) {
  const queries = useQueryClient();
  useEffect(() => {
    if (!following) return undefined;
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let pause = 1_000;

    const open = () => {
      source = new EventSource(getFollowOrderUrl(id));
      source.addEventListener('open', () => {
        pause = 1_000;
        setLive(true);
      });
      source.addEventListener('status', renew);
      source.addEventListener('error', () => {
        setLive(false);
        // After a refusal a browser never tries again by itself.
        if (source?.readyState !== EventSource.CLOSED) return;
        again = setTimeout(open, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      });
    };
    const renew = () => {
      void queries.invalidateQueries({ queryKey: ['order', id] });
      void queries.invalidateQueries({ queryKey: ['journey', id] });
      void queries.invalidateQueries({ queryKey: ['orders'] });
    };
    const close = () => {
      clearTimeout(again);
      source?.close();
      source = undefined;
      setLive(false);
    };
    // Six connections are all that a browser opens to one host: a page out of sight holds none.
    const look = () => {
      close();
      if (!document.hidden) {
        renew();
        open();
      }
    };
    document.addEventListener('visibilitychange', look);
    if (!document.hidden) open();
    return () => {
      document.removeEventListener('visibilitychange', look);
      close();
    };
  }, [id, following, queries, setLive]);
}
