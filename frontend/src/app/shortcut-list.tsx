import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/ui/dialog';
import { Kbd } from '../components/ui/kbd';
import { useAllPages } from './pages';
import { isMac } from './shortcuts';
import { useSingleKeys } from './single-keys';

export function ShortcutList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['palette', 'common']);
  const on = useSingleKeys();
  const { pages } = useAllPages();
  const shortcuts = [
    { keys: [isMac ? '⌘' : t('control'), 'K'], does: t('keys.palette') },
    ...(on
      ? [
          { keys: ['/'], does: t('keys.search') },
          { keys: ['?'], does: t('keys.list') },
          ...pages.flatMap(({ key, name }) =>
            key ? [{ keys: ['g', key], does: t('keys.goTo', { page: t(`common:nav.${name}`) }) }] : [],
          ),
        ]
      : []),
  ];
  return (
    <Dialog open onClose={onClose} title={t('keys.title')} description={t(on ? 'keys.on' : 'keys.off')}>
      <dl className="divide-y divide-edge">
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-4 py-2">
            <dt>{does}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
