-- Where somebody is signed in. It lasts while the session here lasts, or a grant that was given in it.
create table sign_in (
  id           uuid        primary key,
  user_id      uuid        not null references users on delete cascade,
  session      bytea       not null unique,    -- the session's hash, as in grant_family
  browser      text        not null,
  signed_in_at timestamptz not null default clock_timestamp()
);
create index sign_in_user on sign_in (user_id, signed_in_at desc, id desc);
create index sign_in_at on sign_in (signed_in_at);
