alter table grant_family add column session bytea;   -- the browser session it was given in (its hash): both end together
create index grant_family_session on grant_family (session) where session is not null;
