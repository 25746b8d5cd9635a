#!/bin/sh
# All brokers are restarted, one after the other, while orders are placed.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

orders_start 60
some_confirmed
in_namespace rollout restart statefulset/kafka >/dev/null
in_namespace rollout status statefulset/kafka --timeout=400s >/dev/null || { diagnose; lost "the restart did not end"; }
orders_confirmed
invariants_hold
passed "every broker is a new one, 60 of 60 orders confirmed"
