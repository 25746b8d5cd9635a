import { Compass, LifeBuoy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../components/ui/button';
import { Page } from '../components/ui/page';
import { EmptyState } from '../components/ui/states';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')} titleHidden>
      <EmptyState icon={Compass} title={t('notFound.title')} text={t('notFound.text')}>
        <ButtonLink to="/">{t('action.home')}</ButtonLink>
      </EmptyState>
    </Page>
  );
}

/** In place of a page that threw, or whose files did not arrive: never a blank one. */
export function CrashPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('crashed.title')} titleHidden>
      <EmptyState icon={LifeBuoy} title={t('crashed.title')} text={t('crashed.text')}>
        <Button onClick={() => location.reload()}>{t('action.reload')}</Button>
      </EmptyState>
    </Page>
  );
}
