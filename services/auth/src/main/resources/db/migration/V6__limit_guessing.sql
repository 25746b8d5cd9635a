-- How often a form was sent lately for an account, from an address, from a device: all replicas count together.
create table attempt (
  key          bytea       primary key,        -- a digest: neither names nor addresses can be read here
  count        integer     not null,
  refused      integer     not null default 0, -- since the last one that was let through
  next_at      timestamptz not null,           -- before that, none is let through
  forgotten_at timestamptz not null
);
create index attempt_forgotten on attempt (forgotten_at);
