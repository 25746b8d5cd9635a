#!/bin/sh
# A node is drained while orders are placed, and comes back: pods move, budgets are respected, no order is lost. It is a node with
# one broker, as the budget lets no second one go while the first cannot come back to its volume; SLIPWAY_DRILL_NODE is another.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

holds() { # node, component or name: how many pods
  in_namespace get pods --field-selector "spec.nodeName=$1" -l "$2" -o name | wc -l | tr -d ' '
}

[ "$(kube get nodes -o name | wc -l)" -gt 1 ] || lost "a cluster of one node has nowhere to go"
node=${SLIPWAY_DRILL_NODE:-}
for candidate in $(kube get nodes -o 'jsonpath={.items[*].metadata.name}'); do
  if [ -z "$node" ] && [ "$(holds "$candidate" app.kubernetes.io/component=broker)" = 1 ]; then node=$candidate; fi
done
[ -n "$node" ] || lost "no node holds exactly one broker"
database=$(holds "$node" app.kubernetes.io/name=postgres)

orders_start 30
some_confirmed
trap 'kube uncordon "$node" >/dev/null; rm -rf "$work"' EXIT
kube drain "$node" --ignore-daemonsets --delete-emptydir-data --pod-selector app.kubernetes.io/part-of=slipway --timeout=180s >"$work/drain" 2>&1 ||
  { tail -n 3 "$work/drain"; lost "the node could not be drained"; }
moved=$(grep -c ' evicted$' "$work/drain")
kube uncordon "$node" >/dev/null
settled
# While the database is away, and comes back to its volume only with its node, orders run out of time: they end, though not confirmed.
if [ "$database" = 0 ]; then orders_confirmed; else wait "$orders_pid" || :; fi
confirmed=$(grep -c '^Order .* CONFIRMED' "$work/orders" || :)
invariants_hold
passed "$moved pods left $node, the database $([ "$database" = 0 ] && echo not )among them; $confirmed orders confirmed, none lost"
