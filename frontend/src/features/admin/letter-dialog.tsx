import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';
import { ErrorNote, ErrorState, Loading } from '../../components/ui/states';
import { toast } from '../../components/ui/toast';
import { problemText } from '../../lib/problem-text';
import { discardLetter, letterQueries, renew, replayLetter, type DeadLetter, type LetterService } from './api';
import { LetterContent } from './letter-content';

interface LetterDialogProps {
  service: LetterService;
  letter: DeadLetter;
  onClose: () => void;
}

/** Who decides about a message has it before their eyes. */
export function LetterDialog({ service, letter, onClose }: LetterDialogProps) {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = useQuery(letterQueries.one(service, letter.id));
  return (
    <Dialog open onClose={onClose} title={t('letters.number', { id: letter.id })} description={letter.reason}>
      {!data && (error ? <ErrorState error={error} onRetry={refetch} /> : <Loading />)}
      {data && <LetterContent detail={data} />}
      {letter.state === 'parked' && <Decision service={service} id={letter.id} onDone={onClose} />}
    </Dialog>
  );
}

function Decision({ service, id, onDone }: { service: LetterService; id: number; onDone: () => void }) {
  const { t } = useTranslation('admin');
  const [asking, ask] = useState(false);
  const replaying = useEnding(() => replayLetter(service, id), t('letters.replayed', { id }), onDone);
  const discarding = useEnding(() => discardLetter(service, id), t('letters.discarded', { id }), onDone);
  if (asking) {
    return (
      <>
        <p role="alert">{t('letters.discardText')}</p>
        <ErrorNote error={discarding.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <KeepButton onClick={() => ask(false)} />
          <Button
            kind="danger"
            onClick={() => discarding.mutate()}
            busy={discarding.isPending && t('letters.discarding')}
          >
            {t('letters.discardForGood')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <ErrorNote error={replaying.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button kind="danger" onClick={() => ask(true)}>
          {t('letters.discard')}
        </Button>
        <Button onClick={() => replaying.mutate()} busy={replaying.isPending && t('letters.replaying')}>
          {t('letters.replay')}
        </Button>
      </div>
    </>
  );
}

/** Takes the focus of the button that it stands in for: the safe one of the two. */
function KeepButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('admin');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Button ref={button} kind="quiet" onClick={onClick}>
      {t('letters.keep')}
    </Button>
  );
}

function useEnding(how: () => Promise<DeadLetter>, said: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: how,
    onSuccess: async () => {
      await renew(queries, 'dead-letters', 'dead-letter');
      toast(said);
      onDone();
    },
    onError: async (error) => {
      await renew(queries, 'dead-letters', 'dead-letter');
      if (error.name !== 'dead-letter-ended') return;
      toast(problemText(error));
      onDone();
    },
  });
}
