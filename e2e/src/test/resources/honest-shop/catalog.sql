-- Ten mugs came in; two are sold, the others were reserved and came back.
create table verify.stock (sku text, received bigint, available bigint, reserved bigint, sold bigint, ledger_available bigint,
    ledger_reserved bigint, ledger_sold bigint);
create table verify.reservations (order_id uuid, state text, created_at timestamptz, ended_at timestamptz);
create table verify.ledger (id bigint, sku text, order_id uuid, kind text, available_delta bigint, reserved_delta bigint,
    sold_delta bigint, at timestamptz);
create table verify.overdue_reservations (order_id uuid, since timestamptz);

insert into verify.stock values ('MUG', 10, 8, 0, 2, 8, 0, 2);
insert into verify.ledger values
    (1, 'MUG', null, 'received', 10, 0, 0, now()),
    (2, 'MUG', '00000000-0000-0000-0000-000000000001', 'reserved', -2, 2, 0, now()), (3, 'MUG', '00000000-0000-0000-0000-000000000001', 'sold', 0, -2, 2, now()),
    (4, 'MUG', '00000000-0000-0000-0000-000000000002', 'reserved', -1, 1, 0, now()), (5, 'MUG', '00000000-0000-0000-0000-000000000002', 'released', 1, -1, 0, now()),
    (6, 'MUG', '00000000-0000-0000-0000-000000000003', 'reserved', -1, 1, 0, now()), (7, 'MUG', '00000000-0000-0000-0000-000000000003', 'sold', 0, -1, 1, now()),
    (8, 'MUG', '00000000-0000-0000-0000-000000000003', 'returned', 1, 0, -1, now());
insert into verify.reservations values
    ('00000000-0000-0000-0000-000000000001', 'sold', now() - interval '1 hour', now()), ('00000000-0000-0000-0000-000000000002', 'released', now() - interval '1 hour', now()),
    ('00000000-0000-0000-0000-000000000003', 'returned', now() - interval '1 hour', now());

insert into verify.outbox values
    ('00000002-0000-0000-0001-000000000001', 'stock.events.v1', '00000000-0000-0000-0000-000000000001', 'stock.reserved', 1, now() - interval '1 hour', now() - interval '1 hour', 0, 0, null),
    ('00000002-0000-0000-0002-000000000001', 'stock.events.v1', '00000000-0000-0000-0000-000000000002', 'stock.reserved', 1, now() - interval '1 hour', now() - interval '1 hour', 0, 1, null),
    ('00000002-0000-0000-0002-000000000002', 'stock.events.v1', '00000000-0000-0000-0000-000000000002', 'stock.released', 2, now() - interval '1 hour', now() - interval '1 hour', 0, 2, null),
    ('00000002-0000-0000-0003-000000000001', 'stock.events.v1', '00000000-0000-0000-0000-000000000003', 'stock.reserved', 1, now() - interval '1 hour', now() - interval '1 hour', 0, 3, null),
    ('00000002-0000-0000-0003-000000000002', 'stock.events.v1', '00000000-0000-0000-0000-000000000003', 'stock.released', 2, now() - interval '1 hour', now() - interval '1 hour', 0, 4, null);
insert into verify.inbox values
    ('catalog', '00000001-0000-0000-0001-000000000001', 'order.events.v1', 0, 0, '00000000-0000-0000-0000-000000000001', 'order.placed', 1, now() - interval '1 hour', '200', 0),
    ('catalog', '00000001-0000-0000-0001-000000000002', 'order.events.v1', 0, 1, '00000000-0000-0000-0000-000000000001', 'order.confirmed', 2, now() - interval '1 hour', '201', 0),
    ('catalog', '00000001-0000-0000-0002-000000000001', 'order.events.v1', 0, 2, '00000000-0000-0000-0000-000000000002', 'order.placed', 1, now() - interval '1 hour', '202', 0),
    ('catalog', '00000001-0000-0000-0002-000000000002', 'order.events.v1', 0, 3, '00000000-0000-0000-0000-000000000002', 'order.rejected', 2, now() - interval '1 hour', '203', 0),
    ('catalog', '00000001-0000-0000-0003-000000000001', 'order.events.v1', 0, 4, '00000000-0000-0000-0000-000000000003', 'order.placed', 1, now() - interval '1 hour', '204', 0),
    ('catalog', '00000001-0000-0000-0003-000000000002', 'order.events.v1', 0, 5, '00000000-0000-0000-0000-000000000003', 'order.confirmed', 2, now() - interval '1 hour', '205', 0),
    ('catalog', '00000001-0000-0000-0003-000000000003', 'order.events.v1', 0, 6, '00000000-0000-0000-0000-000000000003', 'order.cancelled', 3, now() - interval '1 hour', '206', 0);
