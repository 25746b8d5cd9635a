#!/bin/sh
# A release widens order's schema and is rolled back with helm rollback: the old code works on the new schema. That
# release is deploy/drills/next-order: what runs, and one migration more.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

next=${SLIPWAY_NEXT_ORDER:?"has to be the tag of an image made of deploy/drills/next-order"}
migrated() {
  [ "$(in_namespace exec postgres-0 -- psql -U postgres -d orders -Atc "select count(*) from flyway_schema_history where version = '900'")" = 1 ]
}

before=$(revision)
orders_start 3
orders_confirmed
upgrade --set "order.image.tag=$next" || { diagnose; lost "the new release did not come up: $(tail -n 1 "$work/helm")"; }
orders_start 3
orders_confirmed
migrated || lost "the new release did not migrate"
with_helm rollback "$release" "$before" --wait --timeout 5m >"$work/helm" 2>&1 || { diagnose; lost "the rollback failed: $(tail -n 1 "$work/helm")"; }
settled
orders_start 3
orders_confirmed
invariants_hold
passed "the old code took orders on the new schema"
