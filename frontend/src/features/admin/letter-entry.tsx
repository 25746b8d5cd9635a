import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../components/ui/badge';
import { Button } from '../../components/ui/button';
import { dateTime } from '../../lib/format';
import type { DeadLetter } from './api';

const states = { parked: 'bad', replayed: 'good', discarded: 'plain' } as const satisfies Record<string, Tone>;

export function LetterEntry({ letter, onOpen }: { letter: DeadLetter; onOpen: () => void }) {
  const { t } = useTranslation('admin');
  return (
    <li className="card flex flex-wrap items-center gap-x-6 gap-y-3 p-4">
      <div className="grid min-w-0 grow basis-64 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <LetterState state={letter.state} />
          <span className="font-semibold">{t('letters.number', { id: letter.id })}</span>
          {letter.type && <span className="text-soft">{letter.type}</span>}
        </p>
        <p className="break-words">{letter.reason}</p>
        <p className="text-sm break-words text-soft">
          {letter.consumer === 'relay' ? t('letters.unsent') : t('letters.consumer', { consumer: letter.consumer })}
          {' · '}
          <code className="font-mono text-xs">{placeOf(letter)}</code>
          {' · '}
          {dateTime(letter.parkedAt)}
        </p>
      </div>
      <Button kind="secondary" size="small" aria-label={t('letters.inspectNamed', { id: letter.id })} onClick={onOpen}>
        {t('letters.inspect')}
      </Button>
    </li>
  );
}

export function LetterState({ state }: { state: string }) {
  const { t } = useTranslation('admin');
  const known = state in states ? (state as keyof typeof states) : undefined;
  return <Badge tone={known ? states[known] : 'plain'}>{known ? t(`letters.state.${known}`) : state}</Badge>;
}

/** A message that could not even be sent has a topic, and no place in it. */
export function placeOf({ topic, partition, offset }: DeadLetter) {
  return typeof partition === 'number' && typeof offset === 'number' ? `${topic}-${partition}@${offset}` : topic;
}
