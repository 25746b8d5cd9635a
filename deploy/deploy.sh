#!/bin/sh
# Installs the stack into a cluster, or upgrades what runs there: `deploy.sh kind`, `deploy.sh minikube`, or the name of a
# context of kubectl. Arguments behind it go to helm, such as `--values my.yaml` or `--set order.replicas=2`.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
place=${1:?"deploy wants a place: kind, minikube, or a context of kubectl (kubectl config get-contexts)"}
shift
. "$root/deploy/tag.sh"
. "$root/deploy/cluster.sh"

url=${SLIPWAY_PUBLIC_URL:-http://localhost:8081}
registry=${SLIPWAY_REGISTRY:-slipway}
timeout=${SLIPWAY_DEPLOY_TIMEOUT:-10m}

# --- the place ----------------------------------------------------------------------------------------------------------

kind_cluster() {
  need kind https://kind.sigs.k8s.io/docs/user/quick-start
  context=kind-slipway
  kind get clusters 2>/dev/null | grep -qx slipway || kind create cluster --config "$root/k8s/kind.yaml"
  kube get gatewayclass traefik >/dev/null 2>&1 || traefik --set service.type=NodePort --set ports.web.nodePort=30081
}

minikube_cluster() {
  need minikube https://minikube.sigs.k8s.io/docs/start
  context=minikube
  minikube status >/dev/null 2>&1 ||
    fail "minikube does not run. Type: minikube start --cni=calico --cpus=4 --memory=8g"
  kube -n kube-system get pods -l k8s-app=calico-node -o name 2>/dev/null | grep -q . ||
    say "note: this profile has no network plugin that enforces policies. With one: minikube delete && minikube start --cni=calico --cpus=4 --memory=8g"
  kube get gatewayclass traefik >/dev/null 2>&1 || traefik
}

# A controller for the Gateway API, from its own chart. Its entry point listens on 80, as the port of our listener, which
# processes that are not root may do once the kernel says so.
traefik() {
  say "The cluster has no Gateway controller yet: installing Traefik from its own chart."
  helm --kube-context "$context" upgrade --install traefik traefik --repo https://traefik.github.io/charts \
    --namespace traefik --create-namespace --wait \
    --set providers.kubernetesGateway.enabled=true --set gateway.enabled=false --set ports.web.port=80 \
    --set 'podSecurityContext.sysctls[0].name=net.ipv4.ip_unprivileged_port_start' \
    --set-string 'podSecurityContext.sysctls[0].value=0' "$@"
}

# What the place says where the caller's own values do not.
place_values() {
  printf 'global: { publicUrl: "%s" }\n' "$url"
  if class=$(kube get gatewayclass -o 'jsonpath={.items[0].metadata.name}' 2>/dev/null) && [ -n "$class" ]; then
    printf 'edge:\n  gatewayApi: { className: "%s" }\n' "$class"
  elif class=$(kube get ingressclass -o 'jsonpath={.items[0].metadata.name}' 2>/dev/null) && [ -n "$class" ]; then
    printf 'edge:\n  gatewayApi: { enabled: false }\n  ingress: { enabled: true, className: "%s" }\n' "$class"
  else
    say "note: no GatewayClass and no IngressClass is to be seen, so the release has no door to the outside." >&2
    printf 'edge:\n  gatewayApi: { enabled: false }\n'
  fi
}

# --- images -------------------------------------------------------------------------------------------------------------

load_images() {
  # The tools are no part of every release, and used with each.
  images=$(with_helm template "$release" "$root/helm/slipway" "$@" | images_in)
  # shellcheck disable=SC2086 # a word for each image
  sh "$root/deploy/load.sh" "$place" $images "$registry/tools:$(image_tag)"
}

# --- install ------------------------------------------------------------------------------------------------------------

# Shows what is being waited for, a line at each change, until helm has ended.
watch_pods() { # pid of helm
  shown=
  while kill -0 "$1" 2>/dev/null; do
    now=$(unready | sed 's/:.*//' | tr '\n' ' ')
    [ "$now" = "$shown" ] || { say "  waiting for: ${now:-the last jobs}"; shown=$now; }
    unready | grep -qE 'ImagePull|CrashLoop|ConfigError|cannot be scheduled' && unready >"$work/trouble" && diagnose >"$work/advice"
    sleep 2
  done
}

answers() { curl -fsS -o /dev/null --max-time 5 "$url/" 2>/dev/null; }

case $place in
  kind) kind_cluster ;;
  minikube) minikube_cluster ;;
  *)
    context=$place
    kubectl config get-contexts -o name 2>/dev/null | grep -qx "$place" ||
      fail "kubectl knows no context '$place'. It knows: $(kubectl config get-contexts -o name 2>/dev/null | tr '\n' ' ')"
    ;;
esac
need_cluster
work=$(mktemp -d "${TMPDIR:-/tmp}/slipway-deploy.XXXXXX")
trap 'rm -rf "$work"' EXIT

SLIPWAY_REGISTRY=$registry sh "$root/deploy/images.sh"
place_values >"$work/place.yaml"
set -- --values "$work/place.yaml" --set "global.image.registry=$registry" --set-string "global.image.tag=$(image_tag)" "$@"
say "Loading images into $place."
load_images "$@"

kube get namespace "$namespace" >/dev/null 2>&1 || sed "s/name: slipway$/name: $namespace/" "$root/k8s/components/namespace/namespace.yaml" | kube apply -f - >/dev/null
say "Installing into namespace $namespace of $place."
# A first install stays as it is when it fails, to be looked at; an upgrade goes back to what ran.
with_helm status "$release" >/dev/null 2>&1 && set -- "$(rollback_flag)" "$@"
with_helm upgrade --install "$release" "$root/helm/slipway" --wait --timeout "$timeout" "$@" >"$work/helm" 2>&1 &
helm_pid=$!
trap 'kill "$helm_pid" 2>/dev/null; rm -rf "$work"; exit 130' INT TERM
watch_pods "$helm_pid"
if ! wait "$helm_pid"; then
  say "It did not come up:" >&2
  { diagnose; [ ! -s "$work/advice" ] || cat "$work/advice"; } | awk '!seen[$0]++' >&2
  grep -i error "$work/helm" >&2 || tail -n 3 "$work/helm" >&2
  fail "Mend it and deploy again; ./slipway undeploy $place takes it away."
fi

settings=$(in_namespace get configmap gateway-settings -o 'jsonpath={.data.SLIPWAY_PUBLIC_URL}' 2>/dev/null) || :
if [ -z "$settings" ]; then
  say "It is installed. Without gateway it has no address; see: helm -n $namespace get notes $release"
  exit
fi
url=$settings
mkdir -p "$root/run/deploy"
printf '%s %s %s\n' "$url" "$context" "$namespace" >"$root/run/deploy/$(say "$url" | tr -c 'A-Za-z0-9\n' _)"
say "Slipway is at $url"
for person in admin alice bob; do
  case $person in admin) from=admin-credentials ;; *) from=demo-credentials ;; esac
  word=$(secret "$from" "SLIPWAY_$(say $person | tr a-z A-Z)_PASSWORD")
  [ -z "$word" ] || say "  sign in as $person  $word"
done
if ! answers; then
  port=$(say "$url" | sed -n 's|.*:\([0-9]*\)$|\1|p')
  say "It does not answer there from this machine yet. The edge's Service, forwarded, does:"
  say "  kubectl --context $context get service --all-namespaces | grep -i traefik"
  say "  kubectl --context $context -n traefik port-forward service/traefik ${port:-80}:80"
fi
say "Next: ./slipway demo --orders 5 --target $url    ./slipway verify --target $url    helm -n $namespace test $release"
