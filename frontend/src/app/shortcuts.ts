import { useEffect, useEffectEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useAllPages } from './pages';
import { useSingleKeys } from './single-keys';

/** How long g waits for the key that says where to. */
const PATIENCE = 1_500;

export const isMac = /Mac|iP/.test(navigator.platform);

interface Shortcuts {
  onPalette: () => void;
  onList: () => void;
}

/** Keys that work on every page. */
export function useShortcuts({ onPalette, onList }: Shortcuts) {
  const on = useSingleKeys();
  const { pages } = useAllPages();
  const navigate = useNavigate();
  const led = useRef(-Infinity);

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat) return;
    if (isPaletteKey(event)) {
      // Not the browser's to take either, while a dialog is open: it would leave the page.
      event.preventDefault();
      if (!isLayerOpen()) onPalette();
      return;
    }
    if (!on || event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || isLayerOpen()) return;
    const isSecond = event.timeStamp - led.current < PATIENCE;
    led.current = event.key === 'g' ? event.timeStamp : -Infinity;
    const page = isSecond && pages.find(({ key }) => key === event.key);
    const field = event.key === '/' && document.querySelector<HTMLInputElement>('main input[type="search"]');
    if (page) navigate(page.to);
    else if (field) typeInto(field);
    else if (event.key === '?') onList();
    else return;
    event.preventDefault();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}

function typeInto(field: HTMLInputElement) {
  field.focus();
  field.select();
}

function isPaletteKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) {
  return key.toLowerCase() === 'k' && (isMac ? metaKey : ctrlKey) && !altKey && !shiftKey;
}

/** A dialog or a menu has the keys for itself. A toast is a dialog, too, but one beside the page. */
function isLayerOpen() {
  return document.querySelector('[role$="dialog"]:not([aria-modal="false"]), [role="menu"]') !== null;
}

function isTyping({ target }: KeyboardEvent) {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
