#!/bin/sh
# A pod of nobody's reaches no service, no database and no broker; the way in works all the same. A scraper and a trace
# collector are let in and out once the values name them.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

monitoring=$namespace-monitoring
trap 'kube delete namespace "$monitoring" --wait=false --ignore-not-found >/dev/null 2>&1; rm -rf "$work"' EXIT
image=$(in_namespace get statefulset postgres -o 'jsonpath={.spec.template.spec.containers[0].image}')

# Prints a line for each address that could be connected to, by bash's own /dev/tcp; the labels are the pod's.
where=$namespace
there() { kube --namespace "$where" "$@"; }

probe() { # name, labels, addresses
  name=$1 labels=$2
  shift 2
  there delete pod "$name" --ignore-not-found --wait=true >/dev/null 2>&1
  there apply -f - >/dev/null <<YAML
apiVersion: v1
kind: Pod
metadata: { name: $name, labels: $labels }
spec:
  restartPolicy: Never
  activeDeadlineSeconds: 120
  automountServiceAccountToken: false
  securityContext: { runAsNonRoot: true, runAsUser: 999, seccompProfile: { type: RuntimeDefault } }
  containers:
    - name: probe
      image: $image
      command: [bash, -c, 'for a in $*; do (timeout 3 bash -c "exec 3<>/dev/tcp/\${a%%:*}/\${a##*:}") 2>/dev/null && echo "reached \$a"; done; exit 0']
      resources: { requests: { cpu: 10m, memory: 16Mi }, limits: { memory: 32Mi } }
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
YAML
  there wait "pod/$name" --for=jsonpath='{.status.phase}'=Succeeded --timeout=120s >/dev/null ||
    { there describe pod "$name" | tail -n 5; lost "the probe did not run"; }
  there logs "$name"
  there delete pod "$name" --wait=false >/dev/null
}

inner="postgres:5432 kafka:9092 order:8080 catalog:8080 todo:8080 auth:8080"
reached=$(probe stranger '{ app: stranger }' $inner)
[ -z "$reached" ] || lost "a stranger $reached"
# The probe itself works: what a policy allows is reached.
reached=$(probe friend '{ app.kubernetes.io/name: order, app.kubernetes.io/instance: '"$release"' }' postgres:5432 kafka:9092 catalog:8080)
[ "$(say "$reached" | wc -l | tr -d ' ')" = 3 ] || lost "order's own policy lets it reach only: $reached"
reached=$(probe gateways-look '{ app.kubernetes.io/name: gateway, app.kubernetes.io/instance: '"$release"' }' kafka:9092)
[ -z "$reached" ] || lost "gateway has no business with Kafka, but $reached"
curl -fsS -o /dev/null --max-time 10 "$url/api/products" || lost "the way in is closed as well"

# The cluster's own API stands for a collector: everywhere there is one, and nobody may call it.
collector=kubernetes.default:443
address=$(kube get endpointslices --namespace default -l kubernetes.io/service-name=kubernetes -o 'jsonpath={.items[0].endpoints[0].addresses[0]}')
orders='{ app.kubernetes.io/name: order, app.kubernetes.io/instance: '"$release"' }'
reached=$(probe orders-call "$orders" $collector)
[ -z "$reached" ] || lost "order may send traces before the values say so: $reached"
sed "s/name: slipway$/name: $monitoring/" "$root/k8s/components/namespace/namespace.yaml" | kube apply -f - >/dev/null
metrics="order.$namespace:8080 catalog.$namespace:8080 todo.$namespace:8080 auth.$namespace:8080"
where=$monitoring
reached=$(probe scraper '{ app: scraper }' $metrics)
[ -z "$reached" ] || lost "pods of another namespace came in before the values said so: $reached"
upgrade --set-json 'global.networkPolicies.scrapers=[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"'"$monitoring"'"}}}]' \
  --set-json 'global.networkPolicies.collectors=[{"ipBlock":{"cidr":"'"$address"'/32"}}]' || lost "the upgrade failed: $(tail -n 1 "$work/helm")"
reached=$(probe scraper '{ app: scraper }' $metrics "postgres.$namespace:5432")
[ "$(say "$reached" | grep -c :8080)" = 4 ] || lost "the scraper, let in by value, only $reached"
case $reached in *postgres*) lost "the scraper $reached" ;; esac
where=$namespace
reached=$(probe orders-call "$orders" $collector)
[ -n "$reached" ] || lost "order cannot send traces although the values let it"
passed "six inner addresses denied to a stranger, allowed paths open, scraper and collector by value"
