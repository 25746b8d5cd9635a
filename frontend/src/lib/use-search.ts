import { useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';

const TYPED = 'typed';

/**
 * What is looked for stands in the address, so that it can be shared and come back to. The address follows a moment later than the
 * field: letters typed meanwhile would be lost if the field showed the address.
 */
export function useSearch() {
  const [params, setParams] = useSearchParams();
  const { key, state } = useLocation();
  const asked = params.get('q') ?? '';
  const [query, setQuery] = useState(asked);
  const [seen, see] = useState(key);
  if (key !== seen) {
    see(key);
    if (state !== TYPED) setQuery(asked);
  }
  /** All that the address is to say: `q` is what was typed, what is empty is left out. */
  const look = (next: { q?: string; [name: string]: string | undefined }) => {
    setQuery(next.q ?? '');
    const said = Object.entries(next).filter((it): it is [string, string] => Boolean(it[1]));
    setParams(said, { replace: true, preventScrollReset: true, state: TYPED });
  };
  return { query, params, look };
}
