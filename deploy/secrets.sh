#!/bin/sh
# Makes a deployment's secrets, each once, and keeps them in run/deploy/secrets: the data is worth nothing without them. From
# there it writes files of environment variables, which git ignores: run/deploy/NAME.env, which docker-compose.yml reads, and
# k8s/components/secrets/NAME-credentials.env, which Kustomize makes Secrets of.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
run=${SLIPWAY_RUN_DIR:-$root/run}
kept=$run/deploy/secrets
made=0
mkdir -p "$run/deploy"
umask 077
mkdir -p "$kept"

# The secret of this name, made when it is first asked for. Written beside its place and renamed: it is there whole or not at all.
secret() { # name, maker
  [ -s "$kept/$1" ] || { "$2" >"$kept/$1.new" && mv "$kept/$1.new" "$kept/$1"; }
  cat "$kept/$1"
}

random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }

# For people: grouped, without letters and digits that are mistaken for each other.
typeable() { LC_ALL=C tr -dc 'abcdefghjkmnpqrstuvwxyz23456789' </dev/urandom | head -c 16 | sed 's/..../&-/g; s/-$//'; }

# Kafka's name of a cluster: 16 bytes, base64 without padding and never a dash in front.
cluster_id() { head -c 16 /dev/urandom | base64 | tr '+/' 'pq' | cut -c1-22; }

variables() { # file, then VARIABLE=secret or VARIABLE=secret:maker
  file=$1
  shift
  [ -f "$file" ] || made=$((made + 1))
  for pair in "$@"; do
    source=${pair#*=}
    case $source in *:*) maker=${source#*:} ;; *) maker=random ;; esac
    printf '%s=%s\n' "${pair%%=*}" "$(secret "${source%%:*}" "$maker")"
  done >"$file.new"
  mv "$file.new" "$file"
}

compose() { name=$1; shift; variables "$run/deploy/$name.env" "$@"; }
kustomize() { name=$1; shift; variables "$root/k8s/components/secrets/$name-credentials.env" "$@"; }

scrape=SLIPWAY_SCRAPE_PASSWORD=scrape.password
admin=SLIPWAY_ADMIN_PASSWORD=admin.password:typeable
people="SLIPWAY_ALICE_PASSWORD=alice.password:typeable SLIPWAY_BOB_PASSWORD=bob.password:typeable"
postgres="POSTGRES_PASSWORD=postgres.password VERIFIER_PASSWORD=verifier.password"
roles="AUTH_PASSWORD=auth.password CATALOG_PASSWORD=catalog.password ORDERS_PASSWORD=orders.password TODO_PASSWORD=todo.password GATEWAY_PASSWORD=gateway.password"
auth="SPRING_DATASOURCE_PASSWORD=auth.password SLIPWAY_AUTH_KEY_ENCRYPTION_SECRET=auth.key-encryption SLIPWAY_AUTH_MACHINE_CLIENT_SECRET=machine.secret"
gateway="SPRING_DATASOURCE_PASSWORD=gateway.password SLIPWAY_GATEWAY_CLIENT_SECRET=gateway.secret"
catalog=SPRING_DATASOURCE_PASSWORD=catalog.password
order="SPRING_DATASOURCE_PASSWORD=orders.password ORDER_PAYMENT_WEBHOOK_SECRET=payment.webhook-secret"
todo=SPRING_DATASOURCE_PASSWORD=todo.password

# shellcheck disable=SC2086 # lists of words
{
  compose postgres $postgres $roles
  compose kafka CLUSTER_ID=kafka.cluster-id:cluster_id
  compose auth $auth $scrape SLIPWAY_AUTH_GATEWAY_CLIENT_SECRET=gateway.secret
  compose catalog $catalog $scrape
  compose order $order $scrape
  compose todo $todo $scrape
  compose gateway $gateway $scrape
  compose admin $auth $scrape SLIPWAY_AUTH_GATEWAY_CLIENT_SECRET=gateway.secret $admin
  compose tools $admin $people SLIPWAY_VERIFIER_PASSWORD=verifier.password
  if [ -d "$root/k8s/components/secrets" ]; then
    kustomize postgres $postgres
    kustomize kafka CLUSTER_ID=kafka.cluster-id:cluster_id CLIENT_PASSWORD=kafka.client-password
    kustomize auth $auth
    kustomize catalog $catalog
    kustomize order $order
    kustomize todo $todo
    kustomize gateway $gateway
    kustomize scrape $scrape
    kustomize admin $admin
    kustomize demo $people
  fi
}
[ "$made" = 0 ] || echo "Made secrets in $run/deploy; they are kept, and git ignores them."
