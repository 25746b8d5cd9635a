import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { ErrorNote } from './states';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  isFetchNextPageError: boolean;
  error: unknown;
}

/** The next page of a list that has one. */
export function More({ pages }: { pages: Pages }) {
  const { t } = useTranslation();
  if (!pages.hasNextPage) return null;
  return (
    <div className="grid justify-items-center gap-3">
      {pages.isFetchNextPageError && <ErrorNote error={pages.error} />}
      <Button
        kind="secondary"
        onClick={() => pages.fetchNextPage()}
        busy={pages.isFetchingNextPage && t('action.loadingMore')}
      >
        {t('action.more')}
      </Button>
    </div>
  );
}
