import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/ui/badge';
import { Button } from '../../components/ui/button';
import { dateTime } from '../../lib/format';
import { useSession } from '../../lib/session';
import type { User } from './api';
import { changesOf, isAdmin, type Change } from './change';
import { Cell, Row } from './rows';

export function UserRow({ user, onAsk }: { user: User; onAsk: (change: Change) => void }) {
  const { t } = useTranslation('admin');
  const mine = useSession().data?.id === user.id;
  return (
    <Row>
      <Cell className="min-w-0">
        <span className="font-semibold break-words">{user.displayName}</span>
        <span className="block text-sm break-all text-soft">
          {user.name}
          {user.email && ` · ${user.email}`}
        </span>
      </Cell>
      <Cell>
        <span className="flex flex-wrap gap-1.5">
          <Badge tone={isAdmin(user) ? 'accent' : 'plain'}>
            {t(isAdmin(user) ? 'users.administrator' : 'users.customer')}
          </Badge>
          {!user.enabled && <Badge tone="bad">{t('users.disabled')}</Badge>}
        </span>
      </Cell>
      <Cell className="text-sm text-soft">{dateTime(user.createdAt)}</Cell>
      <Cell>
        {mine ? (
          <span className="text-sm text-soft">{t('users.you')}</span>
        ) : (
          <span className="flex flex-wrap gap-2">
            {changesOf(user).map((change, at) => (
              <Button
                key={at === 0 ? 'role' : 'access'}
                size="small"
                kind={change === 'disable' ? 'danger' : 'secondary'}
                aria-label={`${t(`access.${change}.do`)}: ${user.name}`}
                onClick={() => onAsk(change)}
              >
                {t(`access.${change}.do`)}
              </Button>
            ))}
          </span>
        )}
      </Cell>
    </Row>
  );
}
