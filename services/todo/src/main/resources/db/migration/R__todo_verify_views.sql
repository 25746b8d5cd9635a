create schema if not exists verify;

-- The mark is read off the task itself while its owner keeps it: what is checked is the effect, not the note of it.
create or replace view verify.order_tasks as
select o.order_id, o.task_id, o.owner, coalesce(t.cancelled, o.cancelled_at is not null) as cancelled, o.added_at
from order_task o left join task t on t.id = o.task_id
where o.added_at is not null;

comment on view verify.order_tasks is 'One row per order whose confirmation added a task to its buyer''s list, even after the buyer deleted the task; invariant I7';
comment on column verify.order_tasks.order_id is 'the order';
comment on column verify.order_tasks.task_id is 'the task that was added';
comment on column verify.order_tasks.owner is 'the buyer, who owns the list';
comment on column verify.order_tasks.cancelled is 'whether the task is marked as cancelled; of a deleted task, whether the order is';
comment on column verify.order_tasks.added_at is 'when the task was added';

do $$
begin
    if exists (select from pg_roles where rolname = 'verifier') then
        grant usage on schema verify to verifier;
        grant select on verify.order_tasks to verifier;
    end if;
end
$$;
