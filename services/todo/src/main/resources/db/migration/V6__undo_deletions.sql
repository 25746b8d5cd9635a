-- What was deleted is nowhere to be seen, can be restored for some time, and is dropped after that.
alter table todo_list add column deleted_at timestamptz;
alter table task add column deleted_at timestamptz;

create index todo_list_deleted on todo_list (deleted_at) where deleted_at is not null;
create index task_deleted on task (deleted_at) where deleted_at is not null;
