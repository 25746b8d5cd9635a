import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listCategories, listProducts, readProduct } from '../../api/catalog';

export type { ProductResponse as Product } from '../../api/catalog';

const PAGE = 24;

export const productQueries = {
  search: (query: string, category: string | undefined) =>
    infiniteQueryOptions({
      queryKey: ['products', { query, category }],
      queryFn: ({ pageParam, signal }) =>
        listProducts(
          {
            size: PAGE,
            ...(query && { query }),
            ...(category && { category }),
            ...(pageParam && { after: pageParam }),
          },
          { signal },
        ),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  one: (sku: string) =>
    queryOptions({ queryKey: ['product', sku], queryFn: ({ signal }) => readProduct(sku, { signal }) }),
};

/** With how many products each lists, or how many of those that a search shows. */
export const categoryQuery = (query = '') =>
  queryOptions({
    queryKey: ['categories', { query }],
    queryFn: ({ signal }) => listCategories({ size: 100, ...(query && { query }) }, { signal }),
    staleTime: 60_000,
  });
