import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/button';
import { Select, TextField } from '../../components/ui/field';
import { ErrorNote } from '../../components/ui/states';
import { toast } from '../../components/ui/toast';
import { classes } from '../../lib/classes';
import { intents } from '../../lib/intent';
import { Problem } from '../../lib/problem';
import { useDraft } from '../../lib/storage';
import { useFocusOnFlaw } from '../../lib/use-focus-on-flaw';
import { adjustStock, renew, type Adjustment } from './api';

const EMPTY = { direction: 'in', pieces: '', reason: '' };
const MOST = 1_000_000;
const { keyFor, answered, failed } = intents<Adjustment>('slipway.stock-intent');

export function AdjustForm({ sku, className }: { sku: string; className: string }) {
  const { t } = useTranslation('admin');
  const [typed, type, clear] = useDraft(`stock.${sku}`, EMPTY);
  const [attempts, attempt] = useState(0);
  const checked = attempts > 0;
  const booking = useBooking(() => {
    clear();
    attempt(0);
  });
  const form = useFocusOnFlaw(booking.error, attempts);
  const pieces = /^\d{1,7}$/.test(typed.pieces.trim()) ? Number(typed.pieces) : 0;
  const reason = typed.reason.trim();
  const refused = booking.error instanceof Problem ? booking.error.flaws.map(({ field }) => field) : [];
  const wrongPieces = (checked && (pieces < 1 || pieces > MOST)) || refused.includes('quantity');
  const wrongReason = (checked && !reason) || refused.includes('reason');
  const key = keyFor({ sku, quantity: typed.direction === 'in' ? pieces : -pieces, reason });
  return (
    <form
      ref={form}
      noValidate
      aria-labelledby="adjust"
      className={classes('card grid gap-4 p-5', className)}
      onSubmit={(event) => {
        event.preventDefault();
        attempt(attempts + 1);
        if (pieces < 1 || pieces > MOST || !reason || booking.isPending) return;
        const quantity = typed.direction === 'in' ? pieces : -pieces;
        booking.mutate({ adjustment: { sku, quantity, reason }, key });
      }}
    >
      <h2 id="adjust" className="text-lg font-bold">
        {t('adjust.title')}
      </h2>
      <Select
        label={t('adjust.direction')}
        value={typed.direction}
        onChange={(event) => type({ ...typed, direction: event.target.value })}
      >
        <option value="in">{t('adjust.in')}</option>
        <option value="out">{t('adjust.out')}</option>
      </Select>
      <TextField
        label={t('adjust.pieces')}
        inputMode="numeric"
        autoComplete="off"
        value={typed.pieces}
        error={wrongPieces ? t('adjust.wrongPieces') : undefined}
        onChange={(event) => type({ ...typed, pieces: event.target.value })}
      />
      <TextField
        label={t('adjust.reason')}
        hint={t('adjust.reasonHint')}
        maxLength={200}
        value={typed.reason}
        error={wrongReason ? t('adjust.wrongReason') : undefined}
        onChange={(event) => type({ ...typed, reason: event.target.value })}
      />
      <ErrorNote error={booking.error} />
      <Button type="submit" busy={booking.isPending && t('adjust.booking')}>
        {booking.error instanceof Problem && booking.error.passing ? t('adjust.again') : t('adjust.book')}
      </Button>
      <p className="flex gap-2 text-sm text-soft">
        <ShieldCheck size={18} aria-hidden className="mt-0.5 shrink-0" />
        <span>
          {t('adjust.once')} <code className="font-mono text-xs break-all">{key}</code>
        </span>
      </p>
    </form>
  );
}

function useBooking(onBooked: () => void) {
  const { t } = useTranslation('admin');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ adjustment, key }: { adjustment: Adjustment; key: string }) => adjustStock(adjustment, key),
    onSuccess: () => {
      answered();
      onBooked();
      void renew(queries, 'stock', 'product', 'products');
      toast(t('adjust.booked'));
    },
    onError: failed,
  });
}
