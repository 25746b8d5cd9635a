#!/bin/sh
# Plays .github/workflows/deploy.yaml in the cluster of the current context: `delivery.sh TAG [ARGUMENTS OF HELM]`.
# A good commit by the command line; a bad one, after which the very same pods have to run; the good one by a values file.
# In a namespace of its own (SLIPWAY_NAMESPACE), which is made before and deleted after.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
good=${1:?"delivery wants the tag of images that the cluster has or can pull"}
shift
SLIPWAY_NAMESPACE=${SLIPWAY_NAMESPACE:-slipway-delivery}
. "$root/deploy/cluster.sh"
need_cluster
bad=000000000000

work=$(mktemp -d "${TMPDIR:-/tmp}/slipway-delivery.XXXXXX")
finish() {
  code=$?
  trap - EXIT
  [ "$code" = 0 ] || { say "What there is in $namespace:"; in_namespace get pods; diagnose; } >&2
  kube delete namespace "$namespace" --wait=false --ignore-not-found >/dev/null
  rm -rf "$work"
  exit "$code"
}
kube get namespace "$namespace" >/dev/null 2>&1 && fail "The namespace $namespace is there already: a drill wants one of its own (SLIPWAY_NAMESPACE)."
trap finish EXIT
trap 'exit 130' INT TERM
sed "s/name: slipway$/name: $namespace/" "$root/k8s/components/namespace/namespace.yaml" | kube apply -f - >/dev/null

deliver() { # arguments of helm
  with_helm upgrade --install "$release" "$root/helm/slipway" "$(rollback_flag)" "$@" >"$work/helm" 2>&1
}

pods() { in_namespace get pods -l app.kubernetes.io/component=server -o 'jsonpath={range .items[*]}{.metadata.name}{" "}{.spec.containers[0].image}{"\n"}{end}' | sort; }

secrets() { in_namespace get secrets -l "app.kubernetes.io/instance=$release" -o 'jsonpath={range .items[*]}{.metadata.name}{" "}{.data}{"\n"}{end}'; }

runs() { # tag: every service is available, and from this commit
  in_namespace wait deployment --all --for=condition=Available --timeout=60s >/dev/null
  # What was rolled back takes its time to stop.
  others=$(pods | awk -v tag=":$1" 'substr($2, length($2) - length(tag) + 1) != tag { print "pod/" $1 }')
  # shellcheck disable=SC2086 # a word for each pod
  [ -z "$others" ] || in_namespace wait $others --for=delete --timeout=60s >/dev/null || fail "These are not from $1: $others"
  say "  every pod is from $1, revision $(with_helm history "$release" | awk '/deployed/ { print $1 }') is deployed"
}

say "1. A good commit, its tag on the command line:"
deliver --timeout 10m "$@" --set-string "global.image.tag=$good" || { cat "$work/helm" >&2; fail "The good commit was not deployed."; }
runs "$good"
pods >"$work/pods"
secrets >"$work/secrets"

say "2. A bad commit, $bad, which has no images:"
deliver --timeout "${SLIPWAY_BAD_TIMEOUT:-30s}" "$@" --set-string "global.image.tag=$bad" && fail "helm called the bad commit a success."
say "  helm refused it: $(grep -i '^Error' "$work/helm" | cut -c1-160)"
runs "$good"
pods | grep -Fxf "$work/pods" | cmp -s - "$work/pods" || fail "Pods of the good commit are gone: $(pods)"
secrets | cmp -s - "$work/secrets" || fail "The secrets are not what they were."
say "  the same pods, the same secrets"

say "3. The good commit, committed to a values file:"
printf 'global:\n  image:\n    tag: "%s"\n' "$good" >"$work/place.yaml"
deliver --timeout 10m "$@" --values "$work/place.yaml" || { cat "$work/helm" >&2; fail "The values file was not deployed."; }
runs "$good"
SLIPWAY_NAMESPACE=$namespace sh "$root/deploy/tools.sh" verify || fail "An invariant does not hold."
