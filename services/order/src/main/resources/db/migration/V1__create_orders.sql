create table orders (
    id             uuid        primary key,
    number         bigint      generated always as identity (start with 1001) unique,
    customer       uuid        not null,
    status         text        not null check (status in ('PENDING', 'CONFIRMED', 'REJECTED', 'CANCELLED')),
    reason         text,
    card           text        not null,
    total_minor    bigint      not null check (total_minor >= 0),
    currency       text        not null,
    facts          integer     not null,
    ever_confirmed boolean     not null,
    traceparent    text,
    placed_at      timestamptz not null,
    updated_at     timestamptz not null,
    ended_at       timestamptz,
    version        bigint      not null,
    check ((status = 'PENDING') = (ended_at is null)),
    check (ever_confirmed or status <> 'CONFIRMED')
);
create index orders_of_a_customer on orders (customer, number desc);
create index orders_pending on orders (placed_at) where status = 'PENDING';

create table order_lines (
    order_id         uuid    not null references orders on delete cascade,
    position         integer not null,
    sku              text    not null,
    name             text    not null,
    quantity         integer not null check (quantity between 1 and 1000),
    unit_price_minor bigint  not null check (unit_price_minor >= 0),
    currency         text    not null,
    primary key (order_id, position),
    unique (order_id, sku)
);

-- Append-only. The number is the order's own, without gaps.
create table order_history (
    order_id    uuid        not null references orders on delete cascade,
    number      integer     not null,
    event       text        not null,
    status      text        not null,
    detail      text,
    at          timestamptz not null,
    transaction text        not null default pg_current_xact_id()::text,
    primary key (order_id, number)
);

-- A key lives as long as the order that it stands for.
create table idempotency_keys (
    owner      uuid        not null,
    key        text        not null check (length(key) between 1 and 128),
    request    text        not null,
    subject    uuid        not null references orders on delete cascade,
    body       text        not null,
    created_at timestamptz not null default now(),
    primary key (owner, key)
);
create index idempotency_keys_subject on idempotency_keys (subject);
