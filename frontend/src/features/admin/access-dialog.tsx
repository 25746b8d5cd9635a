import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { Dialog } from '../../components/ui/dialog';
import { ErrorNote } from '../../components/ui/states';
import { toast } from '../../components/ui/toast';
import { renew, setAccess, type User } from './api';
import { accessAfter, type Change } from './change';

interface AccessDialogProps {
  user: User;
  change: Change;
  onClose: () => void;
}

/** Asks before it happens: the user is signed out everywhere. */
export function AccessDialog({ user, change, onClose }: AccessDialogProps) {
  const { t } = useTranslation(['admin', 'common']);
  const queries = useQueryClient();
  const setting = useMutation({
    mutationFn: () => setAccess(user, accessAfter(user, change)),
    onSuccess: async ({ name }) => {
      await renew(queries, 'users');
      toast(t(`access.${change}.done`, { name }));
      onClose();
    },
    onError: () => renew(queries, 'users'),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`access.${change}.title`, { name: user.name })}
      description={t(`access.${change}.text`, { name: user.name })}
    >
      <ErrorNote error={setting.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button kind="quiet" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button
          kind={change === 'disable' ? 'danger' : 'primary'}
          onClick={() => setting.mutate()}
          busy={setting.isPending && t('product.saving')}
        >
          {t(`access.${change}.do`)}
        </Button>
      </div>
    </Dialog>
  );
}
