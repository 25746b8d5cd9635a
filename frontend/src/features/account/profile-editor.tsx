import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { TextField } from '../../components/ui/field';
import { ErrorNote } from '../../components/ui/states';
import { toast } from '../../components/ui/toast';
import { Problem } from '../../lib/problem';
import { useDraft } from '../../lib/storage';
import { useFocusOnFlaw } from '../../lib/use-focus-on-flaw';
import { profileQuery, saveProfile, type Profile, type ProfileForm } from './api';

export function ProfileEditor({ profile }: { profile: Profile }) {
  const { t } = useTranslation(['account', 'common']);
  const [draft, change, clear] = useDraft<ProfileForm | null>(`profile.${profile.id}`, null);
  const typed = draft ?? { displayName: profile.displayName };
  const save = useSaving(clear);
  const form = useFocusOnFlaw(save.error);
  return (
    <form
      ref={form}
      noValidate
      className="card grid gap-5 p-5 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate(typed);
      }}
    >
      <h2 className="text-lg font-bold">{t('about')}</h2>
      <TextField
        label={t('displayName')}
        hint={t('displayNameHint')}
        autoComplete="name"
        required
        value={typed.displayName}
        error={flaw(save.error, 'displayName')}
        onChange={(event) => change({ displayName: event.target.value })}
      />
      <ErrorNote error={save.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={save.isPending && t('common:action.saving')}>
          {t('common:action.save')}
        </Button>
        {draft && (
          <Button
            kind="quiet"
            onClick={() => {
              clear();
              save.reset();
              form.current?.querySelector('input')?.focus();
            }}
          >
            {t('discard')}
          </Button>
        )}
      </div>
    </form>
  );
}

function useSaving(done: () => void) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: saveProfile,
    onSuccess: (saved) => {
      queries.setQueryData(profileQuery.queryKey, saved);
      done();
      toast(t('saved'));
    },
  });
}

function flaw(error: unknown, field: keyof ProfileForm) {
  return error instanceof Problem ? error.flaws.find((it) => it.field === field)?.message : undefined;
}
