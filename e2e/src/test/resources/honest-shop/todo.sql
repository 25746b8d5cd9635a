create table verify.order_tasks (order_id uuid, task_id uuid, owner uuid, cancelled boolean, added_at timestamptz);

insert into verify.order_tasks values
    ('00000000-0000-0000-0000-000000000001', gen_random_uuid(), '10000000-0000-0000-0000-000000000001', false, now()), ('00000000-0000-0000-0000-000000000003', gen_random_uuid(), '10000000-0000-0000-0000-000000000001', true, now());

insert into verify.inbox values
    ('todo', '00000001-0000-0000-0001-000000000001', 'order.events.v1', 0, 0, '00000000-0000-0000-0000-000000000001', 'order.placed', 1, now() - interval '1 hour', '300', 0),
    ('todo', '00000001-0000-0000-0001-000000000002', 'order.events.v1', 0, 1, '00000000-0000-0000-0000-000000000001', 'order.confirmed', 2, now() - interval '1 hour', '301', 0),
    ('todo', '00000001-0000-0000-0002-000000000001', 'order.events.v1', 0, 2, '00000000-0000-0000-0000-000000000002', 'order.placed', 1, now() - interval '1 hour', '302', 0),
    ('todo', '00000001-0000-0000-0002-000000000002', 'order.events.v1', 0, 3, '00000000-0000-0000-0000-000000000002', 'order.rejected', 2, now() - interval '1 hour', '303', 0),
    ('todo', '00000001-0000-0000-0003-000000000001', 'order.events.v1', 0, 4, '00000000-0000-0000-0000-000000000003', 'order.placed', 1, now() - interval '1 hour', '304', 0),
    ('todo', '00000001-0000-0000-0003-000000000002', 'order.events.v1', 0, 5, '00000000-0000-0000-0000-000000000003', 'order.confirmed', 2, now() - interval '1 hour', '305', 0),
    ('todo', '00000001-0000-0000-0003-000000000003', 'order.events.v1', 0, 6, '00000000-0000-0000-0000-000000000003', 'order.cancelled', 3, now() - interval '1 hour', '306', 0);
