import { Ban, CircleCheck, CircleX, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../components/ui/badge';
import type { Order } from './api';

const looks = {
  PENDING: ['fair', LoaderCircle],
  CONFIRMED: ['good', CircleCheck],
  REJECTED: ['bad', CircleX],
  CANCELLED: ['plain', Ban],
} as const satisfies Record<Order['status'], readonly [Tone, typeof Ban]>;

export function StatusBadge({ status }: { status: Order['status'] }) {
  const { t } = useTranslation('orders');
  const [tone, Icon] = looks[status];
  return (
    <Badge tone={tone}>
      <Icon size={16} aria-hidden className={status === 'PENDING' ? 'animate-spin' : undefined} />
      {t(`status.${status}`)}
    </Badge>
  );
}
