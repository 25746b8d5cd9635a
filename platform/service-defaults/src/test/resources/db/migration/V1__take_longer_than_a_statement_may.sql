select pg_sleep(2.5);
create table things (id uuid primary key, name text not null);
