-- The last CHECK is the invariant itself: whatever came in is available, reserved or sold.
create table stock (
    sku       text primary key references product,
    received  bigint not null default 0,
    available bigint not null default 0 check (available >= 0),
    reserved  bigint not null default 0 check (reserved >= 0),
    sold      bigint not null default 0 check (sold >= 0),
    check (received = available + reserved + sold)
) with (fillfactor = 70); -- room for updates in place: these rows change with every order

-- What became of each order's wish for stock; one row per order, also for an order that ended before its wish arrived.
create table reservation (
    order_id    uuid primary key,
    customer    uuid        not null,
    state       text        not null check (state in ('reserved', 'refused', 'sold', 'released', 'returned', 'ended-early')),
    reason      text,
    created_at  timestamptz not null,
    ended_at    timestamptz,
    transaction xid8        not null default pg_current_xact_id(),
    check ((state = 'reserved') = (ended_at is null))
);
create index reservation_open on reservation (created_at) where state = 'reserved';

create table ledger (
    id              bigint generated always as identity primary key,
    sku             text        not null references stock,
    order_id        uuid references reservation,
    kind            text        not null check (kind in ('received', 'removed', 'reserved', 'sold', 'released', 'returned')),
    available_delta bigint      not null,
    reserved_delta  bigint      not null,
    sold_delta      bigint      not null,
    reason          text,
    at              timestamptz not null,
    transaction     xid8        not null default pg_current_xact_id(),
    check ((kind in ('received', 'removed')) = (order_id is null))
);
-- Each step of an order moves each product once, whatever is delivered how often.
create unique index ledger_of_order on ledger (order_id, sku, kind) where order_id is not null;
create index ledger_of_product on ledger (sku, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger ledger_is_append_only before update or delete or truncate on ledger
    for each statement execute function refuse_change();

-- One row per accepted adjustment: the key that asked for it and the numbers it was answered with.
create table stock_adjustment (
    sku       text        not null references stock,
    key       text        not null,
    quantity  bigint      not null,
    reason    text        not null,
    made_by   text        not null,
    received  bigint      not null,
    available bigint      not null,
    reserved  bigint      not null,
    sold      bigint      not null,
    at        timestamptz not null,
    primary key (sku, key)
);
