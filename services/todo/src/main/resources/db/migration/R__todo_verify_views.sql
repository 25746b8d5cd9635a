create schema if not exists verify;

create or replace view verify.order_tasks as
select order_id, task_id, owner, cancelled_at is not null as cancelled, added_at
from order_task
where added_at is not null;

comment on view verify.order_tasks is 'One row per order whose confirmation added a task to its buyer''s list, even after the buyer deleted the task';
comment on column verify.order_tasks.order_id is 'the order';
comment on column verify.order_tasks.task_id is 'the task that was added';
comment on column verify.order_tasks.owner is 'the buyer, who owns the list';
comment on column verify.order_tasks.cancelled is 'whether the order was cancelled, before or after the task came';
comment on column verify.order_tasks.added_at is 'when the task was added';

do $$
begin
    if exists (select from pg_roles where rolname = 'verifier') then
        grant usage on schema verify to verifier;
        grant select on verify.order_tasks to verifier;
    end if;
end
$$;
