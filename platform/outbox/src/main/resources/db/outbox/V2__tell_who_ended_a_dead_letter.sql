alter table dead_letter add column ended_by text;
comment on column dead_letter.ended_by is 'The subject of the token of whoever replayed or discarded it';

create index dead_letter_event on dead_letter (event_id);
create index dead_letter_kept on dead_letter (id) where state <> 'discarded';
create index dead_letter_discarded on dead_letter (id) where state = 'discarded';
create index dead_letter_ended on dead_letter (ended_at) where state in ('replayed', 'discarded');
