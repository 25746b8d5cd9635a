import { Command } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../components/ui/kbd';
import { isMac, useShortcuts } from './shortcuts';

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }));
const ShortcutList = lazy(async () => ({ default: (await import('./shortcut-list')).ShortcutList }));

/** Everything by the keyboard. A narrow header has no room for the button; the keys work all the same. */
export function CommandMenu() {
  const { t } = useTranslation('palette');
  const [open, setOpen] = useState<'palette' | 'list'>();
  const key = t('paletteKey', { modifier: isMac ? '⌘' : t('control') });
  const close = () => setOpen(undefined);
  useShortcuts({ onPalette: () => setOpen('palette'), onList: () => setOpen('list') });
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        title={`${t('title')} ${key}`}
        className="flex h-10 min-w-10 cursor-pointer items-center justify-center gap-2 rounded-xl px-2 text-ink hover:bg-sunken max-md:hidden"
        onClick={() => setOpen('palette')}
      >
        <Command size={22} aria-hidden />
        <span className="sr-only">{`${t('title')} `}</span>
        <span className="max-lg:hidden">
          <Kbd>{key}</Kbd>
        </span>
      </button>
      <Suspense>
        {open === 'palette' && <Palette onClose={close} onList={() => setOpen('list')} />}
        {open === 'list' && <ShortcutList onClose={close} />}
      </Suspense>
    </>
  );
}
