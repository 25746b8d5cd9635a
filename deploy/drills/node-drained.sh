#!/bin/sh
# A node is drained while orders are placed: pods move, budgets are respected, orders end confirmed.
# The node is the last one, or the one in SLIPWAY_DRILL_NODE; pods with volumes of that node come back when it does.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

node=${SLIPWAY_DRILL_NODE:-$(kube get nodes -o name | tail -n 1 | cut -d/ -f2)}
[ "$(kube get nodes -o name | wc -l)" -gt 1 ] || lost "a cluster of one node has nowhere to go"
orders_start 30
trap 'kube uncordon "$node" >/dev/null; rm -rf "$work"' EXIT
kube drain "$node" --ignore-daemonsets --delete-emptydir-data --pod-selector app.kubernetes.io/part-of=slipway --timeout=180s >"$work/drain" 2>&1 ||
  { tail -n 3 "$work/drain"; lost "the node could not be drained"; }
kube uncordon "$node" >/dev/null
orders_confirmed
settled
invariants_hold
passed "$node was drained and came back, 30 of 30 orders confirmed"
