#!/bin/sh
# PostgreSQL's first start, here and in docker-compose.yml: a role and a database of the same name for each owner (DATABASES)
# whose password is given (AUTH_PASSWORD and so on), and the role verifier, which may connect to each and reads what it is
# granted. Once more, it changes passwords only.
set -e

sql() { psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname postgres --set "role=$1"; }

role() { # name, password: by the environment, where no list of processes shows it
  PASSWORD=$2 sql "$1" <<'SQL'
\getenv password PASSWORD
select format('create role %I login', :'role') where not exists (select from pg_roles where rolname = :'role') \gexec
alter role :"role" password :'password';
SQL
}

role verifier "${VERIFIER_PASSWORD:?is not set}"
echo 'alter role :"role" set default_transaction_read_only = on;' | sql verifier

for owner in ${DATABASES:-auth catalog orders todo gateway}; do
  password=$(printenv "$(echo "$owner" | tr a-z A-Z)_PASSWORD") || continue
  role "$owner" "$password"
  sql "$owner" <<'SQL'
select format('create database %I owner %I', :'role', :'role') where not exists (select from pg_database where datname = :'role') \gexec
revoke connect on database :"role" from public;
grant connect on database :"role" to verifier;
SQL
done
