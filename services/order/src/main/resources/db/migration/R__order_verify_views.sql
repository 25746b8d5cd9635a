-- What `verify` reads. Read-only, documented, and stable: the tables behind may change.
create schema if not exists verify;

drop view if exists verify.orders, verify.idempotency_keys, verify.payments, verify.provider_book, verify.history;

create view verify.orders as
select o.id, o.number, o.customer, o.status, o.reason, o.total_minor,
       (select coalesce(sum(l.quantity * l.unit_price_minor), 0)::bigint from public.order_lines l where l.order_id = o.id)
           as lines_minor,
       o.currency, o.ever_confirmed, o.placed_at, o.ended_at, coalesce(p.state, 'NONE') as payment_state
from public.orders o left join public.payments p on p.order_id = o.id;
comment on view verify.orders is 'Every accepted order. I1: none stays PENDING. I4: total_minor = lines_minor';
comment on column verify.orders.id is 'The order''s id, also the key of its events and of its payment';
comment on column verify.orders.number is 'What people call it; unique, rising, with gaps';
comment on column verify.orders.customer is 'The subject of the token that placed it';
comment on column verify.orders.status is 'PENDING, CONFIRMED, REJECTED or CANCELLED';
comment on column verify.orders.reason is 'Why it was rejected or cancelled';
comment on column verify.orders.total_minor is 'What the buyer pays, in minor units';
comment on column verify.orders.lines_minor is 'Sum of quantity times the price stored with the line';
comment on column verify.orders.currency is 'ISO 4217 code of all its amounts';
comment on column verify.orders.ever_confirmed is 'Whether it was confirmed once, even if cancelled later (I7)';
comment on column verify.orders.placed_at is 'When it was accepted';
comment on column verify.orders.ended_at is 'When it first left PENDING; null while it has not';
comment on column verify.orders.payment_state is 'NONE, DUE, CAPTURED, DECLINED, REFUND_DUE, REFUNDED or VOIDED; DUE and REFUND_DUE are under way';

create view verify.idempotency_keys as
select owner as customer, key, subject as order_id, created_at from public.idempotency_keys;
comment on view verify.idempotency_keys is 'Each key with the one order it stands for. I2: as many as orders';
comment on column verify.idempotency_keys.customer is 'Keys are counted per customer';
comment on column verify.idempotency_keys.key is 'The header Idempotency-Key';
comment on column verify.idempotency_keys.order_id is 'The order whose answer is replayed';
comment on column verify.idempotency_keys.created_at is 'When the transaction of the order began';

create view verify.payments as
select p.order_id, p.state, o.total_minor as amount_minor, o.currency
from public.payments p join public.orders o on o.id = p.order_id;
comment on view verify.payments is 'Our side of the money. I4: sum of CAPTURED = sum of confirmed orders = captures minus refunds of verify.provider_book';
comment on column verify.payments.order_id is 'At most one payment per order';
comment on column verify.payments.state is 'DUE and REFUND_DUE are under way; CAPTURED is kept unless the order is cancelled, REFUNDED was given back, VOIDED was never taken';
comment on column verify.payments.amount_minor is 'The order''s total, in minor units';
comment on column verify.payments.currency is 'ISO 4217 code';

create view verify.provider_book as
select order_id, kind, amount_minor, currency, at from public.provider_book;
comment on view verify.provider_book is 'The payment provider''s own book, written apart from ours';
comment on column verify.provider_book.order_id is 'The provider''s idempotency key';
comment on column verify.provider_book.kind is 'capture, refund or decline; a decline may stand for a charge that never arrived';
comment on column verify.provider_book.amount_minor is 'In minor units';
comment on column verify.provider_book.currency is 'ISO 4217 code';
comment on column verify.provider_book.at is 'By the provider''s clock';

create view verify.history as
select order_id, number, event, at, transaction from public.order_history;
comment on view verify.history is 'What happened to each order, append-only';
comment on column verify.history.order_id is 'The order';
comment on column verify.history.number is 'Counts from 1 within the order, without gaps';
comment on column verify.history.event is 'placed, payment-due, payment-captured, payment-declined, payment-unknown, confirmed, rejected, cancelled, refund-due, refunded, payment-voided';
comment on column verify.history.at is 'When';
comment on column verify.history.transaction is 'The database transaction that wrote it';

do $$
begin
    if exists (select from pg_roles where rolname = 'verifier') then
        grant usage on schema verify to verifier;
        grant select on all tables in schema verify to verifier;
    end if;
end
$$;
