-- Where new tasks go: behind all that there are, with room for some twenty moves to the same place before others give way.
create sequence task_position increment by 16777216;

-- The service of the version before, which may still run, adds tasks without naming a position.
alter table task add column position bigint default nextval('task_position');

update task set position = in_order.rank * 16777216
from (select id, row_number() over (order by id) as rank from task) in_order
where task.id = in_order.id;

select setval('task_position', coalesce((select max(position) from task), 1));

alter table task alter column position set not null;

-- pages of a list, and of what is still open in it
alter table task add constraint task_position_on_list unique (list_id, position);
create index task_position_by_completed on task (list_id, completed, position);
drop index task_page;
drop index task_page_by_completed;
