#!/bin/sh
# One of three brokers is killed while orders are placed. It comes back under its name, with its id and its volume.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

broker=kafka-1
identity() {
  in_namespace exec "$broker" -- grep -E '^(node|directory|cluster)\.id=' /var/lib/kafka/data/kraft/meta.properties | sort | tr '\n' ' '
  in_namespace get pod "$broker" -o 'jsonpath={.spec.volumes[?(@.name=="data")].persistentVolumeClaim.claimName}'
}

before=$(identity)
born=$(in_namespace get pod "$broker" -o 'jsonpath={.metadata.uid}')
orders_start 30
some_confirmed
in_namespace delete pod "$broker" --force --grace-period=0 >/dev/null 2>&1
orders_confirmed
ready statefulset/kafka
[ "$(in_namespace get pod "$broker" -o 'jsonpath={.metadata.uid}')" != "$born" ] || lost "$broker was never killed"
[ "$(identity)" = "$before" ] || lost "$broker came back as another: $(identity), before: $before"
invariants_hold
passed "30 of 30 orders confirmed; $broker is $before as before"
