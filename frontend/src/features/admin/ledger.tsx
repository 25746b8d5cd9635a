import { useTranslation } from 'react-i18next';
import { dateTime, number } from '../../lib/format';
import type { LedgerEntry } from './api';
import { Cell, Row, Rows } from './rows';

const kinds = ['received', 'removed', 'reserved', 'sold', 'released', 'returned'] as const;

/** Why the numbers are what they are, newest first. */
export function Ledger({ entries }: { entries: LedgerEntry[] }) {
  const { t } = useTranslation('admin');
  if (!entries.length) return <p className="text-soft">{t('ledger.none')}</p>;
  return (
    <section className="grid gap-3">
      <h2 className="text-xl font-bold">{t('ledger.title')}</h2>
      <Rows label={t('ledger.title')} heads={[t('ledger.what'), t('ledger.pieces'), t('ledger.why'), t('ledger.when')]}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </Rows>
    </section>
  );
}

function Entry({ entry }: { entry: LedgerEntry }) {
  const { t } = useTranslation('admin');
  const kind = kinds.find((it) => it === entry.kind);
  const moved = (['available', 'reserved', 'sold'] as const).filter((name) => entry[name]);
  return (
    <Row>
      <Cell className="font-semibold">{kind ? t(`ledger.kind.${kind}`) : entry.kind}</Cell>
      <Cell className="tabular-nums">
        {moved.map((name) => (
          <span key={name} className="block whitespace-nowrap">
            {t(`ledger.moved.${name}`, { amount: signed(entry[name]) })}
          </span>
        ))}
      </Cell>
      <Cell className="break-words">
        {entry.order ? (
          <>
            {t('ledger.order')} <code className="font-mono text-xs break-all text-soft">{entry.order}</code>
          </>
        ) : (
          entry.reason
        )}
      </Cell>
      <Cell className="text-sm text-soft">{dateTime(entry.at)}</Cell>
    </Row>
  );
}

function signed(value: number) {
  return value > 0 ? `+${number(value)}` : number(value);
}
