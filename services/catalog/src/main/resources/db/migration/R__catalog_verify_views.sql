-- Read-only views for the checks of `./slipway verify`. Nothing in the service reads them.
create schema if not exists verify;

drop view if exists verify.stock, verify.reservations, verify.ledger, verify.overdue_reservations;

create view verify.stock as
    select s.sku, s.received, s.available, s.reserved, s.sold,
           coalesce(sum(l.available_delta), 0)::bigint as ledger_available,
           coalesce(sum(l.reserved_delta), 0)::bigint  as ledger_reserved,
           coalesce(sum(l.sold_delta), 0)::bigint      as ledger_sold
    from stock s left join ledger l on l.sku = s.sku
    group by s.sku;
comment on view verify.stock is 'One row per product: received = available + reserved + sold, and each number equals the sum of its ledger entries';
comment on column verify.stock.sku is 'the product';
comment on column verify.stock.received is 'pieces that ever came in, less those taken out by hand';
comment on column verify.stock.available is 'pieces that can be ordered now';
comment on column verify.stock.reserved is 'pieces held for orders that are not yet decided';
comment on column verify.stock.sold is 'pieces of confirmed orders';
comment on column verify.stock.ledger_available is 'what the ledger says is available';
comment on column verify.stock.ledger_reserved is 'what the ledger says is reserved';
comment on column verify.stock.ledger_sold is 'what the ledger says is sold';

create view verify.reservations as
    select order_id, state, created_at, ended_at from reservation;
comment on view verify.reservations is 'One row per order that asked for stock, or that ended before it asked';
comment on column verify.reservations.order_id is 'the order';
comment on column verify.reservations.state is 'reserved: held; refused: not enough, nothing held; sold: the order is confirmed; released: the order ended unconfirmed; returned: it was cancelled after it was confirmed; ended-early: it ended before it asked';
comment on column verify.reservations.created_at is 'when the stock was reserved or refused, or the early end was heard of';
comment on column verify.reservations.ended_at is 'when the last step was taken; null while the stock is reserved';

create view verify.ledger as
    select id, sku, order_id, kind, available_delta, reserved_delta, sold_delta, at from ledger;
comment on view verify.ledger is 'Every movement of stock there ever was';
comment on column verify.ledger.id is 'in the order in which the movements of one product happened';
comment on column verify.ledger.sku is 'the product';
comment on column verify.ledger.order_id is 'the order that moved it; null when an administrator did';
comment on column verify.ledger.kind is 'received, removed (by an administrator); reserved, sold, released, returned (by an order)';
comment on column verify.ledger.available_delta is 'by how much the available pieces changed';
comment on column verify.ledger.reserved_delta is 'by how much the reserved pieces changed';
comment on column verify.ledger.sold_delta is 'by how much the sold pieces changed';
comment on column verify.ledger.at is 'when';

create view verify.overdue_reservations as
    select order_id, created_at as since from reservation
    where state = 'reserved' and created_at < now() - interval '${overdueAfter}';
comment on view verify.overdue_reservations is 'Reservations whose order should have ended long ago (older than ${overdueAfter}); catalog never releases them by its own clock';
comment on column verify.overdue_reservations.order_id is 'the order';
comment on column verify.overdue_reservations.since is 'when its stock was reserved';

do $$
begin
    if exists (select from pg_roles where rolname = 'verifier') then
        grant usage on schema verify to verifier;
        grant select on verify.stock, verify.reservations, verify.ledger, verify.overdue_reservations to verifier;
    end if;
end $$;
