-- Three orders of one buyer: 1 is confirmed, 2 was declined, 3 was cancelled after its confirmation.
create table verify.orders (id uuid, number bigint, customer uuid, status text, reason text, total_minor bigint, lines_minor bigint,
    currency text, ever_confirmed boolean, placed_at timestamptz, ended_at timestamptz, payment_state text);
create table verify.idempotency_keys (customer uuid, key text, order_id uuid, created_at timestamptz);
create table verify.payments (order_id uuid, state text, amount_minor bigint, currency text);
create table verify.provider_book (order_id uuid, kind text, amount_minor bigint, currency text, at timestamptz);

insert into verify.orders values
    ('00000000-0000-0000-0000-000000000001', 1, '10000000-0000-0000-0000-000000000001', 'CONFIRMED', null, 2598, 2598, 'EUR', true, now() - interval '1 hour', now() - interval '1 hour', 'CAPTURED'),
    ('00000000-0000-0000-0000-000000000002', 2, '10000000-0000-0000-0000-000000000001', 'REJECTED', 'payment-declined', 1299, 1299, 'EUR', false, now() - interval '1 hour', now() - interval '1 hour', 'DECLINED'),
    ('00000000-0000-0000-0000-000000000003', 3, '10000000-0000-0000-0000-000000000001', 'CANCELLED', 'changed my mind', 1299, 1299, 'EUR', true, now() - interval '1 hour', now() - interval '1 hour', 'REFUNDED');
insert into verify.idempotency_keys values
    ('10000000-0000-0000-0000-000000000001', 'k1', '00000000-0000-0000-0000-000000000001', now()), ('10000000-0000-0000-0000-000000000001', 'k2', '00000000-0000-0000-0000-000000000002', now()), ('10000000-0000-0000-0000-000000000001', 'k3', '00000000-0000-0000-0000-000000000003', now());
insert into verify.payments values
    ('00000000-0000-0000-0000-000000000001', 'CAPTURED', 2598, 'EUR'), ('00000000-0000-0000-0000-000000000002', 'DECLINED', 1299, 'EUR'), ('00000000-0000-0000-0000-000000000003', 'REFUNDED', 1299, 'EUR');
insert into verify.provider_book values
    ('00000000-0000-0000-0000-000000000001', 'capture', 2598, 'EUR', now()), ('00000000-0000-0000-0000-000000000002', 'decline', 1299, 'EUR', now()),
    ('00000000-0000-0000-0000-000000000003', 'capture', 1299, 'EUR', now()), ('00000000-0000-0000-0000-000000000003', 'refund', 1299, 'EUR', now());

insert into verify.outbox values
    ('00000001-0000-0000-0001-000000000001', 'order.events.v1', '00000000-0000-0000-0000-000000000001', 'order.placed', 1, now() - interval '1 hour', now() - interval '1 hour', 0, 0, null),
    ('00000001-0000-0000-0001-000000000002', 'order.events.v1', '00000000-0000-0000-0000-000000000001', 'order.confirmed', 2, now() - interval '1 hour', now() - interval '1 hour', 0, 1, null),
    ('00000001-0000-0000-0002-000000000001', 'order.events.v1', '00000000-0000-0000-0000-000000000002', 'order.placed', 1, now() - interval '1 hour', now() - interval '1 hour', 0, 2, null),
    ('00000001-0000-0000-0002-000000000002', 'order.events.v1', '00000000-0000-0000-0000-000000000002', 'order.rejected', 2, now() - interval '1 hour', now() - interval '1 hour', 0, 3, null),
    ('00000001-0000-0000-0003-000000000001', 'order.events.v1', '00000000-0000-0000-0000-000000000003', 'order.placed', 1, now() - interval '1 hour', now() - interval '1 hour', 0, 4, null),
    ('00000001-0000-0000-0003-000000000002', 'order.events.v1', '00000000-0000-0000-0000-000000000003', 'order.confirmed', 2, now() - interval '1 hour', now() - interval '1 hour', 0, 5, null),
    ('00000001-0000-0000-0003-000000000003', 'order.events.v1', '00000000-0000-0000-0000-000000000003', 'order.cancelled', 3, now() - interval '1 hour', now() - interval '1 hour', 0, 6, null);
insert into verify.inbox values
    ('order', '00000002-0000-0000-0001-000000000001', 'stock.events.v1', 0, 0, '00000000-0000-0000-0000-000000000001', 'stock.reserved', 1, now() - interval '1 hour', '100', 0),
    ('order', '00000002-0000-0000-0002-000000000001', 'stock.events.v1', 0, 1, '00000000-0000-0000-0000-000000000002', 'stock.reserved', 1, now() - interval '1 hour', '101', 0),
    ('order', '00000002-0000-0000-0002-000000000002', 'stock.events.v1', 0, 2, '00000000-0000-0000-0000-000000000002', 'stock.released', 2, now() - interval '1 hour', '102', 0),
    ('order', '00000002-0000-0000-0003-000000000001', 'stock.events.v1', 0, 3, '00000000-0000-0000-0000-000000000003', 'stock.reserved', 1, now() - interval '1 hour', '103', 0),
    ('order', '00000002-0000-0000-0003-000000000002', 'stock.events.v1', 0, 4, '00000000-0000-0000-0000-000000000003', 'stock.released', 2, now() - interval '1 hour', '104', 0);
