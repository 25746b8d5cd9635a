import { CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/ui/badge';
import { reporting, type ServiceStatus } from './api';
import { healthOf, isKnown } from './health';
import { Report } from './report';

const looks = {
  up: { tone: 'good', icon: CircleCheck },
  weak: { tone: 'fair', icon: CircleAlert },
  down: { tone: 'bad', icon: CircleX },
} as const;

export function ServiceCard({ service, detailed }: { service: ServiceStatus; detailed: boolean }) {
  const { t } = useTranslation('system');
  const { name, ready, replicas } = service;
  const health = healthOf(service);
  const { tone, icon: Icon } = looks[health];
  return (
    <li className="card grid content-start gap-4 p-5 sm:p-6">
      <div className="grid gap-1">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h2 className="text-lg font-bold">{isKnown(name) ? t(`service.${name}.name`) : name}</h2>
          <Badge tone={tone}>
            <Icon size={16} aria-hidden />
            {t(`health.${health}`)}
          </Badge>
        </div>
        {isKnown(name) && <p className="text-soft">{t(`service.${name}.does`)}</p>}
      </div>
      <p className="tabular-nums">{t('ready', { count: replicas, ready })}</p>
      {detailed && service.up && reporting(name) && <Report service={name} />}
    </li>
  );
}
