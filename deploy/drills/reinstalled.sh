#!/bin/sh
# The release is uninstalled and installed again: users, orders and passwords are as before.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

orders_start 2
orders_confirmed
password=$(secret demo-credentials SLIPWAY_ALICE_PASSWORD)
with_helm get values "$release" -o yaml >"$work/values"
with_helm uninstall "$release" --wait --timeout 3m >/dev/null
with_helm install "$release" "$root/helm/slipway" --values "$work/values" --wait --timeout 8m >"$work/helm" 2>&1 ||
  { diagnose; lost "it did not come up again: $(tail -n 1 "$work/helm")"; }
[ "$(secret demo-credentials SLIPWAY_ALICE_PASSWORD)" = "$password" ] || lost "alice has another password"
orders_start 2
orders_confirmed
invariants_hold
passed "alice signs in with her old password, and every order is still there"
