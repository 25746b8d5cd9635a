import { queryOptions } from '@tanstack/react-query';
import { systemReport as reportOfAuth, type SystemReport as VersionReport } from '../../api/auth';
import { systemReport as reportOfCatalog, type SystemReport } from '../../api/catalog';
import { systemReport as reportOfOrder } from '../../api/order';
import { systemReport as reportOfTodo } from '../../api/todo';
import { request } from '../../lib/http';

export type { SystemReport };

export interface ServiceStatus {
  name: string;
  up: boolean;
  ready: number;
  replicas: number;
}

/** How often it is looked while the page is in sight. */
const EVERY = 5_000;

/** The gateway's own, and in no service's document. */
export const statusQuery = queryOptions({
  queryKey: ['system', 'status'],
  queryFn: ({ signal }) => request<{ services: ServiceStatus[] }>('/status.json', { signal }),
  refetchInterval: EVERY,
});

const reports = { auth: reportOfAuth, catalog: reportOfCatalog, order: reportOfOrder, todo: reportOfTodo };
type Reporting = keyof typeof reports;

/** A fork may have services that report nothing. */
export const reporting = (service: string): service is Reporting => service in reports;

export const reportQuery = (service: Reporting) =>
  queryOptions({
    queryKey: ['system', 'report', service],
    queryFn: ({ signal }): Promise<VersionReport | SystemReport> => reports[service]({ signal }),
    refetchInterval: EVERY,
  });
