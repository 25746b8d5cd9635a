alter table task add column tags text[] not null default '{}';

-- One index holds the words of all people. Each word begins with its owner, so that a person's words are a range of it,
-- and finding something costs the same however many others there are.
create function owned(owner uuid, words text[]) returns text[]
    language sql immutable strict parallel safe
    return array(select owner::text || ' ' || left(word, 100) from unnest(words) word);

-- A search must not first walk through what was written of late: hence no fastupdate, here and below.
create index task_by_tag on task using gin (owned(owner, tags)) with (fastupdate = off);
-- all tasks of a person, and how many have each tag
create index task_by_owner on task (owner, id) include (tags);
