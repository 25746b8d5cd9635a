import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';
import { ErrorNote } from '../../components/ui/states';
import { toast } from '../../components/ui/toast';
import { dateTime } from '../../lib/format';
import { endSession, signInsQuery, type SignIn } from './api';

interface EndDialogProps {
  signIn: SignIn;
  /** What the list stands under. */
  heading: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** Asks before somebody is signed out, who may be oneself at another desk. */
export function EndDialog({ signIn, heading, onClose }: EndDialogProps) {
  const { t } = useTranslation(['account', 'common']);
  const queries = useQueryClient();
  const landing = useRef<HTMLElement>(null);
  const renew = () => queries.invalidateQueries({ queryKey: signInsQuery.queryKey });
  const ending = useMutation({
    mutationFn: () => endSession(signIn.id),
    onSuccess: async () => {
      await renew();
      // The button that was clicked is gone.
      landing.current = heading.current;
      toast(t('signIns.ended'));
      onClose();
    },
    onError: renew,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      finalFocus={landing}
      title={t('signIns.ask', { browser: t(`signIns.browser.${signIn.browser}`) })}
      description={t('signIns.askText', { at: dateTime(signIn.signedInAt) })}
    >
      <ErrorNote error={ending.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button kind="quiet" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button kind="danger" onClick={() => ending.mutate()} busy={ending.isPending && t('signIns.ending')}>
          {t('signIns.end')}
        </Button>
      </div>
    </Dialog>
  );
}
