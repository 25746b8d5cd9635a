#!/bin/sh
# Each service's pod, the broker's and the database's are killed while orders are placed. All orders end confirmed.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

for victim in todo catalog order auth gateway kafka postgres; do
  orders_start 30
  some_confirmed
  in_namespace delete pod --force --grace-period=0 -l "app.kubernetes.io/name=$victim" >/dev/null 2>&1
  orders_confirmed
  settled
  say "  $victim: 30 of 30 orders confirmed"
done
invariants_hold
passed "seven kills, 210 orders, none lost"
