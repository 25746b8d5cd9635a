create schema if not exists verify;

create or replace view verify.outbox as
select event_id, topic, key, type, version, created_at, sent_at, sent_partition, sent_offset,
       case when state in ('parked', 'discarded') then state || ': ' || parked_reason
            when state = 'held' then 'held: waits behind a parked event of its key' end as parked_reason
from public.outbox;
comment on view verify.outbox is 'Every event this service meant to publish; invariant I5: none is left with sent_at empty and no parked_reason';
comment on column verify.outbox.event_id is 'The event''s id, header event-id of the record';
comment on column verify.outbox.topic is 'Where it goes';
comment on column verify.outbox.key is 'The aggregate''s id, key of the record';
comment on column verify.outbox.type is 'What happened, such as order.placed';
comment on column verify.outbox.version is 'The aggregate''s version after the event';
comment on column verify.outbox.created_at is 'When the business transaction wrote it';
comment on column verify.outbox.sent_at is 'When the broker''s acknowledgement was noted; empty: not yet';
comment on column verify.outbox.sent_partition is 'The partition that the broker gave it';
comment on column verify.outbox.sent_offset is 'The offset that the broker gave it';
comment on column verify.outbox.parked_reason is 'Why it is not being sent; empty for what was sent or will be';

create or replace view verify.inbox as
select consumer, event_id, topic, partition, record_offset, key, type, version, handled_at, transaction, repeats
from public.inbox;
comment on view verify.inbox is 'Every event that took effect here, once per consumer and event; invariants I5 and I6';
comment on column verify.inbox.consumer is 'The consumer group';
comment on column verify.inbox.event_id is 'The event''s id';
comment on column verify.inbox.topic is 'Where it was read';
comment on column verify.inbox.partition is 'The partition it was read from';
comment on column verify.inbox.record_offset is 'The offset of the delivery that took effect';
comment on column verify.inbox.key is 'The aggregate''s id';
comment on column verify.inbox.type is 'What happened';
comment on column verify.inbox.version is 'The aggregate''s version after the event: rises strictly per consumer and key in the order of handled_at';
comment on column verify.inbox.handled_at is 'When the effect was made';
comment on column verify.inbox.transaction is 'The transaction that holds effect and row';
comment on column verify.inbox.repeats is 'Deliveries that were dropped after the one that took effect';

create or replace view verify.dead_letters as
select id, consumer, topic, partition, record_offset, key, reason, trace_id, parked_at, state
from public.dead_letter;
comment on view verify.dead_letters is 'Every message that was parked, and what became of it; invariant I8';
comment on column verify.dead_letters.id is 'The id under which /api/{service}/dead-letters knows it';
comment on column verify.dead_letters.consumer is 'The consumer group that could not read it, or relay for an event that could not be sent';
comment on column verify.dead_letters.topic is 'Where it was read, or was to go';
comment on column verify.dead_letters.partition is 'The partition it was read from; empty for the relay';
comment on column verify.dead_letters.record_offset is 'The offset it was read from; empty for the relay';
comment on column verify.dead_letters.key is 'Its key, if it has one';
comment on column verify.dead_letters.reason is 'A code, such as unknown-type, and a sentence';
comment on column verify.dead_letters.trace_id is 'The trace in which it was written';
comment on column verify.dead_letters.parked_at is 'When it was parked';
comment on column verify.dead_letters.state is 'parked, replayed or discarded';

do $$
begin
    if exists (select from pg_roles where rolname = 'verifier') then
        grant usage on schema verify to verifier;
        grant select on verify.outbox, verify.inbox, verify.dead_letters to verifier;
    end if;
end
$$;
