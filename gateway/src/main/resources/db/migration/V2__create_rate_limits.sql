-- Unlogged: after a crash everybody starts with a full bucket, and counting costs no write-ahead log. Half-full pages keep updates in place.
create unlogged table rate_limit_bucket (
    name        varchar(200)     not null primary key,
    permits     double precision not null,
    refilled_at timestamptz      not null
) with (fillfactor = 50);

comment on table rate_limit_bucket is 'Token buckets of rate limits, which all replicas share; who has none has a full one';
comment on column rate_limit_bucket.name is 'Policy and caller: user:SUBJECT, address:NETWORK, sign-in:NETWORK';
comment on column rate_limit_bucket.permits is 'What was in it at the time of the last refill';
