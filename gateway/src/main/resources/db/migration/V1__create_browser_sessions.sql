-- Spring Session's own tables; migrated here, so that the application never needs rights to create them by itself.
create table spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);

create unique index spring_session_by_id on spring_session (session_id);
create index spring_session_by_expiry on spring_session (expiry_time);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

comment on table spring_session is 'Browsers that are signed in, or about to sign in';
comment on column spring_session.last_access_time is 'Written once a minute at most';
comment on table spring_session_attributes is 'What is kept of a browser: its tokens, and a sign-in that has begun';
