-- One for each way in which administrators look for orders; a page is a range of one of them.
create index orders_by_time on orders (placed_at desc, number desc);
create index orders_of_a_status_by_time on orders (status, placed_at desc, number desc);
create index orders_of_a_customer_by_time on orders (customer, placed_at desc, number desc);
