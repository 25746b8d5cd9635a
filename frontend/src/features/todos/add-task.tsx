import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/ui/button';
import { LiveRegion } from '../../components/ui/live-region';
import { useDraft } from '../../lib/storage';
import { edits } from './edits';

/** Enter adds; the field keeps the focus for the next one. */
export function AddTask({ list }: { list: string }) {
  const { t } = useTranslation('todos');
  const [title, setTitle, clear] = useDraft(`todos.${list}`, '');
  const [said, say] = useState('');
  return (
    <form
      className="card flex items-center gap-2 p-2 focus-within:border-accent"
      onSubmit={(event) => {
        event.preventDefault();
        if (!title.trim()) return;
        edits.add(list, title.trim());
        say(t('added', { title: title.trim() }));
        clear();
      }}
    >
      <input
        aria-label={t('add')}
        placeholder={t('addHint')}
        maxLength={200}
        autoComplete="off"
        className="min-h-11 min-w-0 grow rounded-xl bg-transparent px-3 text-lg placeholder:text-soft"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <IconButton type="submit" kind="primary" label={t('add')}>
        <Plus size={22} aria-hidden />
      </IconButton>
      <LiveRegion>{said}</LiveRegion>
    </form>
  );
}
