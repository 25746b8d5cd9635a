import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/ui/moment';
import type { SecurityEvent } from './api';
import { Cell, Row } from './rows';
import { useUserName } from './use-user-name';

export function EventRow({ event }: { event: SecurityEvent }) {
  return (
    <Row>
      <Cell className="min-w-0 font-semibold wrap-anywhere">
        <Sentence event={event} />
      </Cell>
      <Cell className="text-sm text-soft md:whitespace-nowrap">
        <Moment at={event.at} />
      </Cell>
      <Cell className="font-mono text-sm break-all text-soft">{event.address}</Cell>
    </Row>
  );
}

function Sentence({ event: { kind, actor, subject, detail } }: { event: SecurityEvent }) {
  const { t } = useTranslation('admin');
  const user = useUserName(subject);
  const by = useUserName(actor);
  switch (kind) {
    case 'sign-in-failed':
      return subject ? t('security.sentence.sign-in-failed', { user }) : t('security.stranger');
    case 'access-changed': {
      const access = accessInWords(detail ?? '', t);
      return actor
        ? t('security.sentence.access-changed', { user, by, access })
        : t('security.byCommand', { user, access });
    }
    case 'limit-reached':
      return t('security.sentence.limit-reached', { form: formInWords(detail ?? '', t) });
    default:
      return t(`security.sentence.${kind}`, { user });
  }
}

type Translate = ReturnType<typeof useTranslation<'admin'>>['t'];

/** Auth writes roles, and that somebody is disabled: `customer, admin; disabled`. */
function accessInWords(access: string, t: Translate) {
  const words = ['customer', 'admin', 'disabled'] as const;
  return access
    .split(/[,;] /)
    .map((said) => {
      const word = words.find((it) => it === said);
      return word ? t(`security.access.${word}`) : said;
    })
    .join(', ');
}

/** Auth names a form by its path. */
function formInWords(path: string, t: Translate) {
  const forms = ['/login', '/register', '/account/email', '/account/password', '/account/password/forgotten'] as const;
  const form = forms.find((it) => it === path);
  return form ? t(`security.form.${form}`) : path;
}
