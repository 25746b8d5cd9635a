-- The way back in for who forgot the password: the newest link of each user, of which only the digest is kept.
create table password_reset (
  user_id    uuid        primary key references users on delete cascade,
  token_hash bytea       not null unique,
  email      text        not null,             -- where it went: worth nothing once the user has another address
  expires_at timestamptz not null
);
create index password_reset_expires on password_reset (expires_at);
create index users_email on users (lower(email));

-- Where mail stays that no mail server takes, outside production.
create table mailbox (
  id        bigint      primary key generated always as identity,
  sent_at   timestamptz not null default clock_timestamp(),
  recipient text        not null,
  subject   text        not null,
  body      bytea       not null               -- encrypted: it holds a link that opens an account
);
create index mailbox_sent on mailbox (sent_at);
