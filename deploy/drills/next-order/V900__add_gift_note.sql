-- Expand: old code neither knows nor misses the column. A later release would use it, and one after that demand it.
alter table orders add column gift_note text;
create index orders_with_gift_note on orders (id) where gift_note is not null;
