-- The orders in which a list can be read, beside its owner's own: each page is a range of one of these, however deep it lies.
create index task_by_due on task (list_id, coalesce(due, 'infinity'), id);
create index task_by_priority on task (list_id, array_position(array['HIGH', 'NORMAL', 'LOW'], priority), id);
create index task_by_creation on task (list_id, id);
create index task_by_title on task (list_id, lower(title), id);
