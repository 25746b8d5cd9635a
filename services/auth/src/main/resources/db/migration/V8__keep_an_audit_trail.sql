-- What happened that matters to security. No foreign key: it outlives the people it speaks of.
create table security_event (
  id      bigint      primary key generated always as identity,
  at      timestamptz not null default clock_timestamp(),
  kind    text        not null,
  actor   uuid,                                -- who did it, where that is known
  subject uuid,                                -- to whom
  address text,                                -- the client's, as the gateway saw it
  detail  text
);
create index security_event_at on security_event (at);
create index security_event_subject on security_event (subject, id desc) where subject is not null;
create index security_event_kind on security_event (kind, id desc);

create function refuse_to_rewrite_history() returns trigger language plpgsql as $$
begin
  raise exception 'security_event is append-only';
end
$$;
create trigger security_event_is_append_only before update on security_event
  for each row execute function refuse_to_rewrite_history();
