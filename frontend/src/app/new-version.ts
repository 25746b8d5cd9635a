import { keep, kept } from '../lib/storage';

const store = () => sessionStorage;
const NAME = 'slipway.reloaded-at';
const ONCE_IN = 60_000;

/**
 * Files of an old version are gone once a new one is served: a page that asks for one loads itself anew, with what was typed, which is
 * kept. Once a minute at most, so that a file that is missing for good ends in an error and not in a circle.
 */
export function reloadForNewVersion() {
  addEventListener('vite:preloadError', (event) => {
    const last = kept<number>(store, NAME) ?? 0;
    if (Date.now() - last < ONCE_IN) return;
    event.preventDefault();
    keep(store, NAME, Date.now());
    location.reload();
  });
}
