import { CircleCheckBig } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/ui/states';
import type { Filter } from './api';

export function NoTasks({ filter }: { filter: Filter }) {
  const { t } = useTranslation('todos');
  return <EmptyState icon={CircleCheckBig} title={t(`none.${filter}`)} text={t(`noneText.${filter}`)} />;
}
