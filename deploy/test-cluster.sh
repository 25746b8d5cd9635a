#!/bin/sh
# The tests that need a cluster: `test-cluster.sh`, or some of its parts: `test-cluster.sh release queue`. They run on the cluster
# at hand, in namespaces slipway-test… that are made before and deleted after; what else is in the cluster stays as it is.
set -u
root=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$root" || exit 1
logs=$root/target/slipway/cluster
parts="release todo kustomize queue available external"
chosen=${*:-$parts}
for part in $chosen; do
  case " $parts " in *" $part "*) ;; *) echo "There is no part '$part'. There are: $parts" >&2; exit 2 ;; esac
done

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# --- the cluster --------------------------------------------------------------------------------------------------------

# What kubectl's context names, when it answers; a lab beside the clone, a whole Kubernetes for machines without an engine;
# kind, which ./slipway deploy kind then makes.
find_cluster() {
  lab=${SLIPWAY_LAB:-$root/../shared/lab/lab}
  if [ -z "${SLIPWAY_CONTEXT:-}" ] && [ -x "$lab" ] && [ "$(id -u)" = 0 ] && ! kubectl version --request-timeout=5s >/dev/null 2>&1; then
    "$lab" status >/dev/null 2>&1 || {
      made_lab=yes
      { "$lab" up --nodes 2 && "$lab" bases; } >"$logs/lab.log" 2>&1 || fail "The lab did not come up: $logs/lab.log"
    }
    eval "$("$lab" env)"
  fi
  # Its images come from the builder's own store.
  if [ -x "$lab" ] && "$lab" status >/dev/null 2>&1; then
    : "${SLIPWAY_LOAD_IMAGES:=$lab load}"
    export SLIPWAY_LOAD_IMAGES
  fi
  place=${SLIPWAY_CONTEXT:-$(kubectl config current-context 2>/dev/null)}
  case $place in
    kind-slipway | '') place=kind ;;
  esac
}

mkdir -p "$logs"
made_lab=
find_cluster
context=$place
[ "$place" != kind ] || context=kind-slipway
export SLIPWAY_CONTEXT="$context"

# One after the other, each at the same address: no host name, so that routes of other releases go on undisturbed.
export SLIPWAY_PUBLIC_URL="${SLIPWAY_PUBLIC_URL:-http://127.0.0.1:8081}"
url=$SLIPWAY_PUBLIC_URL
export SLIPWAY_DEPLOY_TIMEOUT=8m

# --- running and telling ------------------------------------------------------------------------------------------------

failed=0
: >"$logs/verdicts"

step() { # name, command
  name=$1
  shift
  log=$logs/$(say "$name" | tr -c 'A-Za-z0-9\n' -).log
  began=$(date +%s)
  if "$@" >"$log" 2>&1; then verdict=ok; else verdict=FAILED failed=1; fi
  printf '  %-6s %4d s  %s\n' "$verdict" "$(($(date +%s) - began))" "$name" | tee -a "$logs/verdicts"
  [ "$verdict" = ok ] || { tail -n 25 "$log" | cut -c1-300 | sed 's/^/         /'; in_test get pods 2>/dev/null | sed 's/^/         /'; }
  [ "$verdict" = ok ]
}

in_test() { kubectl --context "$context" --namespace "$SLIPWAY_NAMESPACE" "$@"; }

part() { # name: a namespace of its own for it, and the one of the part before is gone
  case " $chosen " in *" $1 "*) ;; *) return 1 ;; esac
  say "$1:"
  [ -z "${SLIPWAY_NAMESPACE:-}" ] || forget
  export SLIPWAY_NAMESPACE="slipway-test-$1"
  forget
}

forget() {
  kubectl --context "$context" delete namespace "$SLIPWAY_NAMESPACE" --ignore-not-found --timeout=300s >/dev/null 2>&1
}

deploy() { ./slipway deploy "$place" "$@"; }

finish() {
  code=$?
  trap - EXIT
  for namespace in $(kubectl --context "$context" get namespaces -o name 2>/dev/null | sed -n 's|^namespace/\(slipway-test-.*\)|\1|p'); do
    kubectl --context "$context" delete namespace "$namespace" --wait=false >/dev/null 2>&1
  done
  [ -z "$made_lab" ] || "$lab" down >/dev/null 2>&1
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT TERM

# --- what is looked at more than once -----------------------------------------------------------------------------------

five_orders() { ./slipway demo --orders 5 --target "$url"; }

invariants() { ./slipway verify --target "$url"; }

# The web app as nginx serves it: all of its tests, or some.
in_a_browser() { # names
  if ./slipway browser --target "$url" --list >/dev/null 2>&1; then
    step "the web app in a browser${*:+: $*}" ./slipway browser --target "$url" "$@"
  else
    say "  skipped       the web app in a browser: Node or Chromium is missing (./slipway doctor)"
  fi
}

# The namespace refuses whatever asks for too much, so what runs in it does not.
restricted() {
  [ "$(kubectl --context "$context" get namespace "$SLIPWAY_NAMESPACE" -o 'jsonpath={.metadata.labels.pod-security\.kubernetes\.io/enforce}')" = restricted ] ||
    { say "The namespace does not enforce restricted."; return 1; }
  if said=$(in_test run rude --image=any --dry-run=server --overrides='{"spec":{"hostNetwork":true}}' 2>&1); then
    say "A pod in the host's network was let in."
    return 1
  fi
  say "$said" | grep 'violates PodSecurity'
}

restricted_and_ready() {
  restricted || return 1
  not_ready=$(in_test get pods --no-headers | awk '$3 != "Completed" { split($2, n, "/"); if (n[1] != n[2]) print }')
  [ -z "$not_ready" ] || { say "$not_ready"; return 1; }
}

# --- the parts ----------------------------------------------------------------------------------------------------------

say "Cluster tests on '$place'; what each said: $logs"
. "$root/deploy/tag.sh"
step "images" ./slipway images || exit 1
# The same images in every part, whatever happens to the tree meanwhile.
tag=$(image_tag)
export SLIPWAY_TAG="$tag"

drill() { # name
  step "drill: $1" sh "deploy/drills/$1.sh"
}

# What a document tells to type, line by line, in this test's namespace and at its address.
typed() { # document
  kubectl config view --raw --flatten --minify --context "$context" >"$logs/kubeconfig"
  awk '/^```sh cluster$/ { on = 1; next } /^```/ { on = 0 } on && !/^ *(#|$)/' "$1" | sed -e "s/deploy kind/deploy $place/" \
    -e "s/\(-n\|--namespace\) slipway\b/\1 $SLIPWAY_NAMESPACE/" -e "s|http://localhost:8081|$url|g" >"$logs/typed"
  grep -q . "$logs/typed" || { say "$1 tells nothing to type."; return 1; }
  while IFS= read -r line; do
    say "\$ $line"
    KUBECONFIG=$logs/kubeconfig sh -c "$line" </dev/null || return 1
  done <"$logs/typed"
}

skipped() { # drill, reason
  say "  skipped       drill: $1: $2"
}

# The image of order with one migration more, where the nodes find it.
next_order() {
  . "$root/deploy/builder.sh"
  find_builder
  export SLIPWAY_NEXT_ORDER="$tag-next"
  next=${SLIPWAY_REGISTRY:-slipway}/order
  (cd deploy/drills/next-order && "$builder" build --build-arg "IMAGE=$next:$tag" -t "$next:$SLIPWAY_NEXT_ORDER" .) &&
    sh deploy/load.sh "$place" "$next:$SLIPWAY_NEXT_ORDER"
}

# One release of the whole stack: made and used as the documents tell, and then abused.
if part release; then
  step "what docs/deploy/kind.md tells to type: deploy, five orders, verify, helm test" typed docs/deploy/kind.md && {
    step "the namespace enforces restricted, and every pod is ready" restricted_and_ready
    step "the behaviour suite" ./slipway e2e --target "$url"
    in_a_browser
    for document in cluster objects walk; do
      step "what docs/deploy/$document.md tells to type" typed "docs/deploy/$document.md"
    done
    drill denied-paths
    drill changed-value
    drill bad-upgrade
    drill rolling-upgrade
    drill pods-killed
    if kubectl --context "$context" top nodes >/dev/null 2>&1; then drill scaled-by-load; else skipped "scaled-by-load" "the cluster has no metrics-server"; fi
    step "an image with one migration more" next_order && drill rollback-across-migration
    drill reinstalled
    step "deploy examples/shop.yaml with an Ingress" deploy --values helm/slipway/examples/shop.yaml --set edge.gatewayApi.enabled=false --set edge.ingress.enabled=true
    step "five orders through the Ingress" five_orders
    step "undeploy" ./slipway undeploy "$place" --data
  }
fi

# What a release with these values pulls, servers of others included, where the nodes find it; and the tools, for verify.
images_of() { # arguments of helm
  images=$(helm template slipway helm/slipway "$@" | images_in)
  # shellcheck disable=SC2086 # a word for each image
  sh deploy/load.sh "$place" $images "$registry/tools:$tag"
}

# The to-do list alone, delivered as the workflow does: a good commit, a bad one, and the good one again. By Helm 3, where it is
# at hand: everything else is done by the helm on the PATH.
if part todo; then
  path=$PATH
  if helm3=$(command -v helm3); then
    mkdir -p "$logs/bin" && ln -sf "$helm3" "$logs/bin/helm"
    PATH=$logs/bin:$PATH
  fi
  registry=${SLIPWAY_REGISTRY:-slipway}
  set -- --set "global.publicUrl=$url" --set "global.image.registry=$registry" --values helm/slipway/examples/todo.yaml
  step "images for the to-do list" images_of --set-string "global.image.tag=$tag" "$@"
  step "drill: delivery, by $(helm version --short)" sh deploy/drills/delivery.sh "$tag" "$@"
  PATH=$path
fi

# Without Helm: what kubectl makes of an overlay.
overlay() {
  ./slipway secrets
  mkdir -p "$logs/overlay"
  cat >"$logs/overlay/kustomization.yaml" <<YAML
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: $SLIPWAY_NAMESPACE
resources: [../../../../k8s/overlays/kind]
components: [../../../../k8s/components/quota, ../../../../k8s/components/cpu-limits]
patches:
  # No host name: the test's address is none.
  - target: { kind: HTTPRoute, name: edge }
    patch: |
      - { op: remove, path: /spec/hostnames }
configMapGenerator:
$(for service in gateway auth todo catalog order; do
    echo "  - { name: $service-settings, behavior: merge, literals: [SLIPWAY_PUBLIC_URL=$url] }"
  done)
YAML
  # shellcheck disable=SC2046 # a word for each image
  sh deploy/load.sh "$place" $(kubectl kustomize "$logs/overlay" | images_in) &&
    kubectl --context "$context" apply -k "$logs/overlay" &&
    in_test wait deployment --all --for=condition=Available --timeout=300s &&
    in_test wait job --all --for=condition=Complete --timeout=300s
}

# Nothing is made, but the API server looks at all of it: fields, names, and what Pod Security says.
accepted() {
  ./slipway secrets
  sed "s/name: slipway$/name: $SLIPWAY_NAMESPACE/" k8s/components/namespace/namespace.yaml | kubectl --context "$context" apply -f - || return 1
  for overlay in k8s/overlays/*/; do
    kubectl kustomize "$overlay" | sed "s/namespace: slipway.*/namespace: $SLIPWAY_NAMESPACE/" | dry_run "$overlay" || return 1
  done
  for example in helm/slipway/examples/*.yaml; do
    helm template slipway helm/slipway --namespace "$SLIPWAY_NAMESPACE" --values "$example" | dry_run "$example" || return 1
  done
}

dry_run() { # where it is from
  in_test apply --dry-run=server --validate=strict -f - >"$logs/dry-run" 2>&1 && ! grep -i warning "$logs/dry-run" && say "$1: $(grep -c . "$logs/dry-run") objects" ||
    { say "$1:"; grep -iE 'error|warning|invalid|forbidden' "$logs/dry-run" || cat "$logs/dry-run"; return 1; }
}

names() { in_test get pods -l "app.kubernetes.io/name=$1,app.kubernetes.io/component=server" -o name; }

rolled() {
  order=$(names order) todo=$(names todo)
  sed '/name: order-settings/s/\]/, ORDER_DEADLINES_PENDING=25s]/' "$logs/overlay/kustomization.yaml" >"$logs/overlay/new" &&
    mv "$logs/overlay/new" "$logs/overlay/kustomization.yaml" &&
    kubectl --context "$context" apply -k "$logs/overlay" && in_test rollout status deployment/order --timeout=180s || return 1
  in_test wait "$order" --for=delete --timeout=60s && [ "$(names todo)" = "$todo" ]
}

if part kustomize; then
  step "every overlay and every example is accepted by the API server" accepted
  step "kubectl apply -k of the overlay kind" overlay && {
    step "the namespace enforces restricted, and every pod is ready" restricted_and_ready
    step "five orders through the Gateway" five_orders
    in_a_browser door newcomer
    step "verify" invariants
    step "a changed setting rolls the pods of its service, and no other" rolled
  }
fi

# What does not come up is named, with the reason and what to do.
told_why() {
  queue="--values helm/slipway/examples/queue.yaml"
  # shellcheck disable=SC2086 # words of their own
  if SLIPWAY_DEPLOY_TIMEOUT=45s deploy $queue --set kafka.resources.requests.memory=64Mi --set kafka.resources.limits.memory=64Mi >"$logs/told" 2>&1; then
    say "A broker came up in 64 MiB."
    return 1
  fi
  cat "$logs/told"
  grep -q 'kafka-0: ' "$logs/told" && grep -q 'needs more memory' "$logs/told" && grep -q 'deploy again' "$logs/told"
}

# Kafka alone, with controllers of its own; then with a door for outside clients.
open_door() {
  node=$(kubectl --context "$context" get nodes -o 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}')
  helm --kube-context "$context" --namespace "$SLIPWAY_NAMESPACE" upgrade slipway helm/slipway --reuse-values --wait --timeout 8m \
    --set kafka.external.type=NodePort --set kafka.external.firstNodePort=30290 --set "kafka.external.host=$node"
}

if part queue; then
  step "deploy says which pod does not come up, and why" told_why
  step "what docs/deploy/kafka.md tells to type: three brokers, four, three, a restart" typed docs/deploy/kafka.md && {
    drill brokers-scaled
    step "a NodePort for each broker" open_door && drill outside-client
  }
fi

# Two of each service, three brokers, spread over the nodes.
if part available; then
  step "deploy two of everything, three brokers" deploy --values helm/slipway/examples/highly-available.yaml && {
    step "the namespace enforces restricted, and every pod is ready" restricted_and_ready
    drill broker-killed
    drill brokers-restarted
    if [ "$(kubectl --context "$context" get nodes -o name | wc -l)" -gt 1 ]; then drill node-drained; else skipped "node-drained" "the cluster has one node"; fi
  }
fi

if part external; then
  step "servers outside the release, in a namespace of their own" sh deploy/drills/external-data.sh "$place"
fi

say
[ "$failed" = 0 ] || fail "Some of the cluster tests failed. What each said: $logs"
say "All cluster tests passed: $(grep -c . "$logs/verdicts") steps."
