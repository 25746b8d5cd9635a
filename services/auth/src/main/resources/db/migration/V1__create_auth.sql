create table users (
  id           uuid        primary key,
  name         text        not null,
  name_key     text        not null unique,   -- the name without case, so that Alice and alice are one
  display_name text        not null,
  email        text,
  password     text        not null,          -- {algorithm}hash
  created_at   timestamptz not null,
  version      bigint      not null
);

create table user_role (
  user_id uuid not null references users on delete cascade,
  role    text not null check (role in ('CUSTOMER', 'ADMIN')),
  primary key (user_id, role)
);

create table signing_key (
  kid         text        primary key,        -- never comes back with another key: everybody caches by it
  created_at  timestamptz not null,
  signs_from  timestamptz not null,           -- published before; which key signs follows from these times alone
  private_key bytea       not null            -- a JWK, encrypted under slipway.auth.key-encryption-secret
);

-- Everything that one sign-in, or one client by itself, was given.
create table grant_family (
  id             uuid        primary key,
  client         text        not null,
  user_id        uuid        references users on delete cascade,
  grant_type     text        not null,
  scopes         text        not null,
  redirect_uri   text,
  code_challenge text,
  nonce          text,
  created_at     timestamptz not null default clock_timestamp(),
  expires_at     timestamptz not null,
  revoked_at     timestamptz,
  answer_for     bytea,                       -- the last refresh token that was traded in (its hash),
  answer_until   timestamptz,                 -- until when a repeat is answered as before,
  answer         bytea                        -- and with what, encrypted
);
create index grant_family_user on grant_family (user_id);
create index grant_family_expires on grant_family (expires_at);
create index grant_family_answer on grant_family (answer_until) where answer is not null;

-- Hashes only: whoever reads this table holds no token.
create table grant_token (
  hash       bytea       primary key,
  family     uuid        not null references grant_family on delete cascade,
  kind       text        not null check (kind in ('code', 'access', 'refresh', 'id')),
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  spent_at   timestamptz                      -- a code or refresh token works once
);
create index grant_token_family on grant_token (family);
create index grant_token_expired_access on grant_token (expires_at) where kind = 'access';
