import { useInfiniteQuery } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../components/ui/choices';
import { More } from '../../components/ui/more';
import { Page } from '../../components/ui/page';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { useSearch } from '../../lib/use-search';
import { letterChoices, letterQueries, type LetterChoice, type LetterService } from './api';
import { BackLink } from './back-link';
import { LetterDialog } from './letter-dialog';
import { LetterEntry } from './letter-entry';
import { useLetterServices } from './use-letter-services';

export function DeadLettersPage() {
  const { t } = useTranslation('admin');
  const { params, look } = useSearch();
  const choice = letterChoices.find((it) => it === params.get('show')) ?? 'kept';
  return (
    <Page title={t('area.deadLetters.title')} lead={t('letters.lead')}>
      <BackLink to="/admin">{t('title')}</BackLink>
      <Choices
        label={t('letters.show')}
        values={letterChoices}
        chosen={choice}
        text={(it) => t(`letters.choice.${it}`)}
        onChoose={(it) => look({ show: it === 'kept' ? '' : it })}
      />
      {useLetterServices().map((service) => (
        <Letters key={service} service={service} choice={choice} />
      ))}
    </Page>
  );
}

function Letters({ service, choice }: { service: LetterService; choice: LetterChoice }) {
  const { t } = useTranslation('admin');
  const pages = useInfiniteQuery(letterQueries.of(service, choice));
  const [opened, open] = useState<number>();
  const letters = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const letter = letters.find(({ id }) => id === opened);
  return (
    <section aria-labelledby={`letters-${service}`} className="grid gap-3">
      <h2 id={`letters-${service}`} className="text-xl font-bold">
        {t(`letters.service.${service}`)}
      </h2>
      {pages.isPending && <Loading />}
      {pages.isLoadingError && <ErrorState error={pages.error} onRetry={() => pages.refetch()} />}
      {pages.isSuccess && !letters.length && (
        <EmptyState icon={MailCheck} title={t(`letters.none.${choice}`)} text={t(`letters.noneText.${choice}`)} />
      )}
      {letters.length > 0 && (
        <ul className="grid gap-3">
          {letters.map((it) => (
            <LetterEntry key={it.id} letter={it} onOpen={() => open(it.id)} />
          ))}
        </ul>
      )}
      <More pages={pages} />
      {letter && <LetterDialog service={service} letter={letter} onClose={() => open(undefined)} />}
    </section>
  );
}
