import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/ui/dialog';
import { useActionCommands, usePageCommands, useSearchCommand, type Command } from './commands';

interface Group {
  name: string;
  items: Command[];
}

/** Pages and actions by name: type, choose, go. */
export function Palette({ onClose, onList }: { onClose: () => void; onList: () => void }) {
  const { t, i18n } = useTranslation('palette');
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { contains } = Autocomplete.useFilter({ locale: i18n.language });
  const matching = (commands: Command[]) => commands.filter(({ label }) => contains(label, query.trim()));
  const groups: Group[] = [
    { name: t('group.pages'), items: matching(usePageCommands()) },
    { name: t('group.actions'), items: matching(useActionCommands(onList)) },
    { name: t('group.search'), items: useSearchCommand(query.trim()) },
  ].filter(({ items }) => items.length > 0);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <Dialog open onClose={onClose} title={t('title')} initialFocus={field}>
      <Autocomplete.Root
        inline
        open
        items={groups}
        filter={null}
        itemToStringValue={({ label }: Command) => label}
        autoHighlight="always"
        keepHighlight
        value={query}
        onValueChange={(value, { reason }) => reason === 'input-change' && setQuery(value)}
      >
        <div className="relative">
          <Search
            size={20}
            aria-hidden
            className="pointer-events-none absolute start-4 top-1/2 -translate-y-1/2 text-soft"
          />
          <Autocomplete.Input
            ref={field}
            aria-label={t('field')}
            placeholder={t('hint')}
            maxLength={100}
            className="min-h-12 w-full rounded-xl border border-line bg-card ps-12 pe-4 placeholder:text-soft"
          />
        </div>
        <Autocomplete.Status className="sr-only">{query && count > 0 && t('found', { count })}</Autocomplete.Status>
        <div className="h-[min(24rem,50dvh)] overflow-y-auto">
          <Autocomplete.Empty className="px-3 py-6 text-center text-soft empty:hidden">{t('none')}</Autocomplete.Empty>
          <Autocomplete.List aria-label={t('list')}>
            {(group: Group) => (
              <Autocomplete.Group key={group.name} items={group.items} className="not-first:pt-2">
                <Autocomplete.GroupLabel className="px-3 py-1 text-sm font-semibold text-soft">
                  {group.name}
                </Autocomplete.GroupLabel>
                <Autocomplete.Collection>
                  {(command: Command) => <Entry key={command.label} command={command} onChosen={onClose} />}
                </Autocomplete.Collection>
              </Autocomplete.Group>
            )}
          </Autocomplete.List>
        </div>
      </Autocomplete.Root>
    </Dialog>
  );
}

function Entry({ command, onChosen }: { command: Command; onChosen: () => void }) {
  const Icon = command.icon;
  return (
    <Autocomplete.Item
      value={command}
      className="flex min-h-10 cursor-pointer items-center gap-3 rounded-xl px-3 font-medium wrap-anywhere select-none data-highlighted:bg-accent-soft data-highlighted:text-accent forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:-outline-offset-2"
      onClick={() => {
        onChosen();
        command.run();
      }}
    >
      <Icon size={18} aria-hidden className="shrink-0" />
      {command.label}
    </Autocomplete.Item>
  );
}
