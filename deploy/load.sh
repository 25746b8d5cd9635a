#!/bin/sh
# Brings images to where the nodes of a place find them: `load.sh PLACE IMAGE...`, the place as for deploy. Images of others
# are left to the nodes, but for the command in SLIPWAY_LOAD_IMAGES, which gets all of them, one at a time.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
. "$root/deploy/builder.sh"
place=${1:?"load wants a place: kind, minikube, or a context of kubectl"}
shift
registry=${SLIPWAY_REGISTRY:-slipway}

if [ -n "${SLIPWAY_LOAD_IMAGES:-}" ]; then
  for image in "$@"; do
    # shellcheck disable=SC2086 # a command with its arguments
    $SLIPWAY_LOAD_IMAGES "$image" >/dev/null || fail "'$SLIPWAY_LOAD_IMAGES $image' failed."
  done
  exit
fi
for image in "$@"; do
  case $image in "$registry"/*) ;; *) continue ;; esac
  case $place in
    kind) kind load docker-image --name slipway "$image" >/dev/null ;;
    minikube) minikube image load "$image" ;;
    docker-desktop | rancher-desktop | orbstack | colima) ;;
    *)
      [ -n "${SLIPWAY_REGISTRY:-}" ] ||
        fail "How do images get into '$place'? Set SLIPWAY_REGISTRY to a registry that it reads, or SLIPWAY_LOAD_IMAGES to a command that loads one."
      find_builder
      "$builder" push -q "$image" >/dev/null || fail "$image could not be pushed. Are you signed in ($builder login)?"
      ;;
  esac
done
