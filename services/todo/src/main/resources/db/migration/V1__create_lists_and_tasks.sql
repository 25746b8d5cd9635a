create table todo_list (
    id         uuid    primary key,
    owner      uuid    not null,
    name       text    not null,
    for_orders boolean not null default false,
    version    bigint  not null
);

-- pages of one person's lists
create index todo_list_page on todo_list (owner, id);
-- at most one list of a person takes the tasks of orders
create unique index todo_list_for_orders on todo_list (owner) where for_orders;

create table task (
    id        uuid    primary key,
    list_id   uuid    not null references todo_list (id) on delete cascade,
    owner     uuid    not null,
    title     text    not null,
    notes     text,
    due       date,
    priority  text    not null check (priority in ('LOW', 'NORMAL', 'HIGH')),
    completed boolean not null,
    order_id  uuid    unique, -- one task per order, whatever the code above it thinks
    cancelled boolean not null,
    version   bigint  not null
);

-- pages of a list, and of what is still open in it
create index task_page on task (list_id, id);
create index task_page_by_completed on task (list_id, completed, id);

-- What was done for each order. No reference to task: the owner may delete the task, and the fact remains.
create table order_task (
    order_id     uuid        primary key,
    owner        uuid        not null,
    number       bigint      not null,
    task_id      uuid,
    added_at     timestamptz,
    added_in     text,
    cancelled_at timestamptz,
    cancelled_in text,
    version      bigint      not null
);
