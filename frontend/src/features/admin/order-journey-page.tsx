import { useTranslation } from 'react-i18next';
import { JourneyPage } from '../journey/journey-page';
import { BackLink } from './back-link';

/** The journey that the buyer sees, of anybody's order. */
export function OrderJourneyPage() {
  const { t } = useTranslation('admin');
  return <JourneyPage back={<BackLink to="/admin/orders">{t('area.orders.title')}</BackLink>} />;
}
