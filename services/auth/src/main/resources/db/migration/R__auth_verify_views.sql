create schema if not exists verify;

create or replace view verify.users as
select u.id,
       (select array_agg(lower(r.role) order by r.role desc) from user_role r where r.user_id = u.id) as roles,
       u.created_at
from users u;
comment on view verify.users is 'Who exists, without names: one row per user.';
comment on column verify.users.id is 'The sub of the user''s tokens, and the customer or owner in other services.';
comment on column verify.users.roles is 'What the claim roles says: customer, admin.';
comment on column verify.users.created_at is 'When the user registered, or was made by a command.';

do $$
begin
  if exists (select from pg_roles where rolname = 'verifier') then
    grant usage on schema verify to verifier;
    grant select on verify.users to verifier;
  end if;
end
$$;
