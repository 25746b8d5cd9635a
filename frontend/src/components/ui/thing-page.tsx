import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../../lib/problem';
import { Page } from './page';
import { ErrorState, Loading } from './states';

interface ThingPageProps<T> {
  /** What kind of thing it is, until it has a name. */
  title: string;
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  /** The page of one that does not exist, where that is more than an error. */
  unknown?: ReactNode;
  children: (thing: T) => ReactNode;
}

/** The page of one thing, or why it is not there yet. What was shown stays while it cannot be had anew. */
export function ThingPage<T>({ title, query: { data, error, refetch }, unknown, children }: ThingPageProps<T>) {
  if (unknown && error instanceof Problem && error.status === 404) return unknown;
  if (data !== undefined) return children(data);
  return (
    <Page title={title} titleHidden={!error}>
      {error ? <ErrorState error={error} onRetry={refetch} /> : <Loading />}
    </Page>
  );
}
