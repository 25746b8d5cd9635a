create table counter (key text primary key, value bigint not null);
create table effect (id bigint generated always as identity primary key, key text not null, number bigint not null, trace text);
