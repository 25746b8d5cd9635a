import { useInfiniteQuery } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/ui/badge';
import { Button } from '../../components/ui/button';
import { Moment } from '../../components/ui/moment';
import { More } from '../../components/ui/more';
import { ErrorState, Loading } from '../../components/ui/states';
import { toast } from '../../components/ui/toast';
import { problemText } from '../../lib/problem-text';
import { signOut } from '../../lib/session';
import { signInsQuery, type SignIn } from './api';
import { EndDialog } from './end-dialog';

/** Where one is signed in; what looks foreign can be ended. */
export function SignIns() {
  const { t } = useTranslation('account');
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section aria-labelledby="sign-ins" className="card grid gap-3 p-5 sm:p-6">
      <h2 ref={heading} id="sign-ins" tabIndex={-1} className="text-lg font-bold outline-none">
        {t('signIns.title')}
      </h2>
      <p className="text-soft">{t('signIns.text')}</p>
      <List heading={heading} />
    </section>
  );
}

function List({ heading }: { heading: RefObject<HTMLElement | null> }) {
  const pages = useInfiniteQuery(signInsQuery);
  const [asked, ask] = useState<SignIn>();
  if (pages.isPending) return <Loading />;
  if (pages.isLoadingError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  return (
    <>
      <ul className="divide-y divide-edge">
        {pages.data.pages
          .flatMap((page) => page.items)
          .map((it) => (
            <Entry key={it.id} signIn={it} onEnd={() => ask(it)} />
          ))}
      </ul>
      <More pages={pages} />
      {asked && <EndDialog signIn={asked} heading={heading} onClose={() => ask(undefined)} />}
    </>
  );
}

function Entry({ signIn, onEnd }: { signIn: SignIn; onEnd: () => void }) {
  const { t } = useTranslation(['account', 'common']);
  const browser = t(`signIns.browser.${signIn.browser}`);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 grow basis-48">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-semibold">{browser}</span>
          {signIn.current && <Badge tone="accent">{t('signIns.current')}</Badge>}
        </p>
        <dl className="text-sm text-soft">
          <When name={t('signIns.since')} at={signIn.signedInAt} />
          <When name={t('signIns.used')} at={signIn.lastUsedAt} />
        </dl>
      </div>
      {signIn.current ? (
        <Button
          kind="secondary"
          size="small"
          onClick={() => signOut().catch((error: unknown) => toast(problemText(error)))}
        >
          <LogOut size={18} aria-hidden className="rtl:rotate-180" />
          {t('common:nav.signOut')}
        </Button>
      ) : (
        <Button kind="danger" size="small" aria-label={t('signIns.endNamed', { browser })} onClick={onEnd}>
          {t('signIns.end')}
        </Button>
      )}
    </li>
  );
}

function When({ name, at }: { name: string; at: string }) {
  return (
    <div className="flex flex-wrap gap-x-1.5">
      <dt>{name}</dt>
      <dd>
        <Moment at={at} />
      </dd>
    </div>
  );
}
