#!/bin/sh
# A changed setting rolls the pods of its service, and only those.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

pods() { in_namespace get pods -l "app.kubernetes.io/name=$1,app.kubernetes.io/component=server" -o name | sort; }

order_before=$(pods order) todo_before=$(pods todo)
upgrade --set order.settings.ORDER_DEADLINES_PENDING=25s || lost "the upgrade failed: $(tail -n 1 "$work/helm")"
settled
[ "$(pods todo)" = "$todo_before" ] || lost "todo's pods were replaced, too"
[ "$(pods order)" != "$order_before" ] || lost "order's pods were not replaced"
orders_start 3
orders_confirmed
passed "order has new pods, todo its old ones, and orders go on"
