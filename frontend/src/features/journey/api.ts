import { queryOptions } from '@tanstack/react-query';
import { getJourney, type Hop, type Journey } from '../../api/order';

export type { Hop, Journey };

export const journeyQuery = (id: string) =>
  queryOptions({ queryKey: ['journey', id], queryFn: ({ signal }) => getJourney(id, { signal }) });
