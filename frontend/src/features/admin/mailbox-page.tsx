import { useInfiniteQuery } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/ui/moment';
import { More } from '../../components/ui/more';
import { Page } from '../../components/ui/page';
import { EmptyState, ErrorState, Loading } from '../../components/ui/states';
import { mailQuery, type Mail } from './api';
import { BackLink } from './back-link';

export function MailboxPage() {
  const { t } = useTranslation('admin');
  return (
    <Page title={t('area.mailbox.title')} lead={t('mailbox.lead')}>
      <BackLink to="/admin">{t('title')}</BackLink>
      <Letters />
    </Page>
  );
}

function Letters() {
  const { t } = useTranslation('admin');
  const pages = useInfiniteQuery(mailQuery);
  if (pages.isPending) return <Loading />;
  if (pages.isLoadingError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  const letters = pages.data.pages.flatMap((page) => page.items);
  if (!letters.length) return <EmptyState icon={MailCheck} title={t('mailbox.none')} text={t('mailbox.noneText')} />;
  return (
    <div className="grid gap-6">
      <ul aria-label={t('area.mailbox.title')} className="grid gap-3">
        {letters.map((letter) => (
          <Entry key={letter.id} letter={letter} />
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

function Entry({ letter }: { letter: Mail }) {
  const { t } = useTranslation('admin');
  return (
    <li className="card">
      <details>
        <summary className="cursor-pointer rounded-2xl p-4 hover:bg-sunken">
          <span className="font-semibold wrap-anywhere">{letter.subject}</span>
          <span className="block text-sm wrap-anywhere text-soft">
            {t('mailbox.to', { address: letter.to })}
            {' · '}
            <Moment at={letter.sentAt} />
          </span>
        </summary>
        <p className="border-t border-edge p-4 whitespace-pre-line wrap-anywhere">{withLinks(letter.text)}</p>
      </details>
    </li>
  );
}

const LINK = /(https?:\/\/\S+)/;

/** Every second part is an address. Others than of the web stay text. */
const withLinks = (text: string) =>
  text.split(LINK).map((part, at) =>
    at % 2 ? (
      <a key={at} href={part} className="font-semibold text-accent underline">
        {part}
      </a>
    ) : (
      part
    ),
  );
