-- What the payment provider told by itself, each event once. A row lives as long as the order that it is about.
create table payment_events (
    id       text        primary key check (length(id) between 1 and 64),
    order_id uuid        not null references orders on delete cascade,
    sequence integer     not null check (sequence > 0),
    kind     text        not null check (kind in ('CAPTURED', 'DECLINED', 'REFUNDED')),
    heard_at timestamptz not null default clock_timestamp()
);
create index payment_events_of_an_order on payment_events (order_id, sequence);

-- The simulated provider's: the id of the event that tells of the entry, when it is to be told, and whether it was.
alter table provider_book
    add column event_id uuid not null default gen_random_uuid(),
    add column tell_at  timestamptz,
    add column told     boolean not null default false;
create index provider_book_to_tell on provider_book (tell_at) where tell_at is not null;
