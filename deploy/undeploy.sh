#!/bin/sh
# Takes the release away and keeps its data and Secrets; with --data, the namespace and all that is in it.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
place=${1:?"undeploy wants a place: kind, minikube, or a context of kubectl"}
. "$root/deploy/cluster.sh"
case $place in
  kind) context=kind-slipway ;;
  *) context=$place ;;
esac
need_cluster
if with_helm status "$release" >/dev/null 2>&1; then
  with_helm uninstall "$release" --wait --timeout 3m >/dev/null
  say "The release $release is gone from $place."
else
  say "There is no release $release in namespace $namespace of $place."
fi
if [ "${2:-}" = --data ]; then
  kube delete namespace "$namespace" --ignore-not-found --timeout=180s
else
  say "Its data and Secrets stay in namespace $namespace for the next deploy; ./slipway undeploy $place --data forgets them, too."
fi
