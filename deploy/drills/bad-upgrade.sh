#!/bin/sh
# A release whose image does not exist goes back by itself, and nobody notices.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

before=$(revision)
load_start
if upgrade "$(rollback_flag)" --timeout 30s --set catalog.image.tag=does-not-exist; then lost "helm took an image that is not there"; fi
load_stop
[ "$(revision)" -gt "$before" ] || lost "no rollback: still revision $before"
settled
[ "$failures" = 0 ] || lost "$failures of $requests requests failed"
passed "rolled back to what ran, $requests requests meanwhile, none failed"
