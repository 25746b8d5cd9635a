create table things (id uuid primary key);
create nonsense;
