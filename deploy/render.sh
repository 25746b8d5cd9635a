#!/bin/sh
# Writes k8s/base and the components that mirror a switch of the chart, from the chart: `render.sh [TARGET]`, by default
# the repository's k8s. What it wrote before is replaced; what is written by hand is left alone.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
target=${1:-$root/k8s}
work=$(mktemp -d "${TMPDIR:-/tmp}/slipway-render.XXXXXX")
trap 'rm -rf "$work"' EXIT

services="frontend gateway auth todo catalog order"
command -v helm >/dev/null 2>&1 || { echo "render needs helm on the PATH: https://helm.sh/docs/intro/install" >&2; exit 1; }

# One file per template below $work/NAME, without what is Helm's own: chart labels, hooks, checksums, the tag as a version.
chart() { # name, arguments of helm template
  name=$1
  shift
  helm template slipway "$root/helm/slipway" --namespace slipway --skip-tests "$@" >"$work/$name.yaml"
  awk -v out="$work/$name" -f "$root/deploy/render.awk" "$work/$name.yaml"
}

fresh() { rm -rf "${target:?}/$1" && mkdir -p "$target/$1"; }

header() { # kind
  echo "# Rendered from helm/slipway by ./slipway render: change the chart, not this."
  if [ "$1" = Component ]; then echo "apiVersion: kustomize.config.k8s.io/v1alpha1"
  else echo "apiVersion: kustomize.config.k8s.io/v1beta1"; fi
  echo "kind: $1"
}

# A kustomization over what lies in a folder: manifests, settings.env as one ConfigMap, folders as ConfigMaps of files.
kustomization() { # kind, folder
  made=$(cd "$2" && ls -d -- *.env */ 2>/dev/null | sed 's|/$||') || :
  {
    header "$1"
    echo "resources:"
    (cd "$2" && for file in *.yaml; do [ "$file" = kustomization.yaml ] || echo "  - $file"; done)
    [ -z "$made" ] || echo "configMapGenerator:"
    for source in $made; do
      case $source in
        *.env) echo "  - { name: ${source%.env}, envs: [$source] }" ;;
        *) echo "  - { name: $source, files: [$(cd "$2" && ls -d "$source"/* | paste -sd, | sed 's/,/, /g')] }" ;;
      esac
    done
  } >"$work/kustomization"
  mv "$work/kustomization" "$2/kustomization.yaml"
}

# --- the six services ---------------------------------------------------------------------------------------------------

chart plain --no-hooks --set global.networkPolicies.enabled=false --set edge.gatewayApi.enabled=false
fresh base
for service in $services; do
  mkdir "$target/base/$service"
  cp -R "$work/plain/$service/." "$target/base/$service"
  kustomization Kustomization "$target/base/$service"
done
{
  header Kustomization
  echo "resources:"
  for service in $services; do echo "  - $service"; done
} >"$target/base/kustomization.yaml"

# --- one component for each switch --------------------------------------------------------------------------------------

for data in postgres kafka; do
  fresh "components/$data"
  cp -R "$work/plain/$data/." "$target/components/$data"
  kustomization Component "$target/components/$data"
done

chart three-brokers --no-hooks --set kafka.replicas=3 --set global.networkPolicies.enabled=false
fresh components/kafka-three-brokers
cp -R "$work/three-brokers/kafka/." "$target/components/kafka-three-brokers"

chart hooks
for brokers in kafka kafka-three-brokers; do
  cp "$work/hooks/kafka/topics.yaml" "$target/components/$brokers"
  kustomization Component "$target/components/$brokers"
done

switch() { # component, template's name, arguments of helm template that switch it on
  component=$1 template=$2
  shift 2
  chart "$component" "$@"
  fresh "components/$component"
  for file in "$work/$component"/*/"$template".yaml; do
    [ -e "$file" ] || continue
    owner=$(basename "$(dirname "$file")")
    if [ "$owner" = slipway ]; then copy=$template; else copy=$owner; fi
    cp "$file" "$target/components/$component/$copy.yaml"
  done
  kustomization Component "$target/components/$component"
}

scaled() { for service in $services; do printf ' --set %s.%s' "$service" "$1"; done; }

switch gateway-api gateway-api --no-hooks
switch ingress ingress --no-hooks --set edge.ingress.enabled=true
switch network-policies networkpolicy --no-hooks
cp "$work/network-policies/slipway/network-policies.yaml" "$target/components/network-policies/namespace.yaml"
kustomization Component "$target/components/network-policies"
# shellcheck disable=SC2046 # one word each
switch hpa hpa --no-hooks $(scaled autoscaling.enabled=true)
cat >>"$target/components/hpa/kustomization.yaml" <<'YAML'
# The autoscaler decides, so nothing else says how many.
patches:
  - target: { kind: Deployment }
    patch: |
      - { op: remove, path: /spec/replicas }
YAML
# shellcheck disable=SC2046
switch pdb pdb --no-hooks $(scaled replicas=2)
# shellcheck disable=SC2046
switch first-admin jobs $(scaled jobs.migrate=null)
switch demo demo
