create table verify.outbox (event_id uuid, topic text, key text, type text, version bigint, created_at timestamptz,
    sent_at timestamptz, sent_partition int, sent_offset bigint, parked_reason text);
create table verify.inbox (consumer text, event_id uuid, topic text, partition int, record_offset bigint, key text, type text,
    version bigint, handled_at timestamptz, transaction xid8, repeats bigint);
create table verify.dead_letters (id bigint, consumer text, topic text, partition int, record_offset bigint, key text,
    reason text, trace_id text, parked_at timestamptz, state text);
