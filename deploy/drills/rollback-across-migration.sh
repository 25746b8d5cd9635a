#!/bin/sh
# A release widens order's schema and is rolled back with helm rollback: the old code works on the new schema. The image of
# that release is made here: the one that runs, and one migration more.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

[ -n "${SLIPWAY_DRILL_IMAGE:-}" ] || lost "SLIPWAY_DRILL_IMAGE has to name the tag of an image of order with one more migration (deploy/drills/next-order)"
before=$(revision)
orders_start 3
orders_confirmed
upgrade --set "order.image.tag=$SLIPWAY_DRILL_IMAGE" || { diagnose; lost "the new release did not come up: $(tail -n 1 "$work/helm")"; }
orders_start 3
orders_confirmed
with_helm rollback "$release" "$before" --wait --timeout 5m >"$work/helm" 2>&1 || { diagnose; lost "the rollback failed: $(tail -n 1 "$work/helm")"; }
settled
orders_start 3
orders_confirmed
invariants_hold
passed "the old code took orders on the new schema"
