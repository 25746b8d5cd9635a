#!/bin/sh
# Every pod of gateway and catalog is replaced while readers come: none may see an error.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

upgrade --set gateway.replicas=2 --set catalog.replicas=2 || lost "two replicas did not come up: $(tail -n 1 "$work/helm")"
load_start
upgrade --set gateway.settings.SLIPWAY_DRILL="$(date +%s)" --set catalog.settings.SLIPWAY_DRILL="$(date +%s)" ||
  lost "the upgrade failed: $(tail -n 1 "$work/helm")"
load_stop
[ "$requests" -gt 100 ] || lost "there was no load worth the name: $requests requests"
[ "$failures" = 0 ] || lost "$failures of $requests requests failed: $(cat "$work"/load.* | grep -v '^200 ' | sort | uniq -c | head -n 3)"
passed "$requests requests while all pods were replaced, none failed"
