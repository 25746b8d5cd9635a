create table outbox (
    id             bigint generated always as identity primary key,
    event_id       uuid        not null,
    topic          text        not null,
    key            text,
    part           smallint    not null,
    type           text        not null,
    version        bigint      not null,
    payload        bytea,
    headers        jsonb       not null,
    traceparent    text,
    transaction    xid8        not null default pg_current_xact_id(),
    created_at     timestamptz not null default clock_timestamp(),
    state          text        not null default 'unsent' check (state in ('unsent', 'sent', 'parked', 'held', 'discarded')),
    sent_at        timestamptz,
    sent_partition int,
    sent_offset    bigint,
    parked_reason  text
);
comment on table outbox is 'Events on their way out. A row is written by the business transaction and marked, never removed, once the broker has it.';
comment on column outbox.part is 'Which of eight advisory locks guards the row: the hash of the key';
comment on column outbox.state is 'parked: the broker refused it for good; held: waits behind a parked row of its key';

create index outbox_unsent on outbox (part, id) where state = 'unsent';
create index outbox_stopped on outbox (topic, key, id) where state in ('parked', 'held');
create index outbox_key on outbox (key);
create index outbox_created on outbox using brin (created_at);

create table inbox (
    consumer      text        not null,
    event_id      uuid        not null,
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    key           text,
    type          text        not null,
    version       bigint      not null,
    transaction   xid8        not null default pg_current_xact_id(),
    attempt       int         not null,
    repeats       bigint      not null default 0,
    traceparent   text,
    event_time    timestamptz,
    handled_at    timestamptz not null default clock_timestamp(),
    repeated_at   timestamptz,
    primary key (consumer, event_id)
);
comment on table inbox is 'Events that took effect here: the row and the effect are one commit, so a repeat finds it and only counts.';

create index inbox_key on inbox (key);
create index inbox_handled on inbox using brin (handled_at);

create table dead_letter (
    id            bigint generated always as identity primary key,
    consumer      text        not null,
    topic         text        not null,
    partition     int,
    record_offset bigint,
    outbox_id     bigint,
    event_id      uuid,
    key           text,
    type          text,
    payload       bytea,
    headers       jsonb       not null,
    reason        text        not null,
    trace_id      text,
    parked_at     timestamptz not null default clock_timestamp(),
    state         text        not null default 'parked' check (state in ('parked', 'replayed', 'discarded')),
    ended_at      timestamptz,
    unique (consumer, topic, partition, record_offset)
);
comment on table dead_letter is 'Messages that can never succeed, whole, with the reason. Rows with an outbox_id could not be sent, all others could not be read.';

create index dead_letter_key on dead_letter (key);
