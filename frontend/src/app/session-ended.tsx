import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor } from '../components/ui/button';
import { Dialog } from '../components/ui/dialog';
import { sessionEndQuery, signInUrl } from '../lib/session';

/** In the middle of something, the session is over: what was typed is a draft, and is there after signing in. */
export default function SessionEnded() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const close = () => queries.setQueryData(sessionEndQuery.queryKey, false);
  return (
    <Dialog open onClose={close} title={t('sessionEnded.title')} description={t('sessionEnded.text')}>
      <div className="flex flex-wrap justify-end gap-2">
        <Button kind="quiet" onClick={close}>
          {t('sessionEnded.later')}
        </Button>
        <ButtonAnchor href={signInUrl()}>{t('nav.signIn')}</ButtonAnchor>
      </div>
    </Dialog>
  );
}
