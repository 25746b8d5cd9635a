#!/bin/sh
# Load on order makes the autoscaler add pods, and its end takes them away again.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

pods() { in_namespace get deployment order -o 'jsonpath={.spec.replicas}'; }

reaches() { # least, most, seconds
  deadline=$(($(date +%s) + $3))
  until [ "$(pods)" -ge "$1" ] && [ "$(pods)" -le "$2" ]; do
    [ "$(date +%s)" -lt "$deadline" ] || return 1
    sleep 3
  done
}

upgrade --set order.autoscaling.enabled=true --set order.autoscaling.minReplicas=1 --set order.autoscaling.maxReplicas=3 \
  --set order.autoscaling.targetCPU=100 --set order.autoscaling.scaleUpSeconds=15 --set order.autoscaling.scaleDownSeconds=30 || lost "the autoscaler could not be set up: $(tail -n 1 "$work/helm")"
reaches 1 1 300 || lost "it never came to rest: $(pods) pods"
while [ ! -e "$work/enough" ]; do "$root/slipway" demo --orders 20 --target "$url"; done >"$work/orders" 2>&1 &
started=$!
reaches 2 3 240 || lost "no pod was added: $(in_namespace get hpa order --no-headers)"
added=$(pods)
: >"$work/enough"
wait "$started" || :
started=
reaches 1 1 420 || lost "the pods stayed: $(pods)"
upgrade --set order.autoscaling.enabled=false || lost "back to a fixed number: $(tail -n 1 "$work/helm")"
invariants_hold
passed "$added pods under load, 1 after it"
