alter table users add column enabled boolean not null default true;   -- a disabled user signs in nowhere and gets no token
