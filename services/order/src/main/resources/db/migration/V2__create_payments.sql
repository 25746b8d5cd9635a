create table payments (
    order_id uuid        primary key references orders on delete cascade,
    state    text        not null check (state in ('DUE', 'CAPTURED', 'DECLINED', 'REFUND_DUE', 'REFUNDED', 'VOIDED')),
    next_at  timestamptz not null
);
create index payments_due on payments (next_at) where state in ('DUE', 'REFUND_DUE');

-- The simulated provider is another company: no reference to our tables. At most one answer, and one refund, per order.
create table provider_book (
    id           bigint      generated always as identity primary key,
    order_id     uuid        not null,
    kind         text        not null check (kind in ('capture', 'decline', 'refund')),
    amount_minor bigint      not null,
    currency     text        not null,
    at           timestamptz not null default clock_timestamp()
);
create unique index provider_book_answer on provider_book (order_id) where kind <> 'refund';
create unique index provider_book_refund on provider_book (order_id) where kind = 'refund';
