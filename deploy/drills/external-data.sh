#!/bin/sh
# helm/slipway/examples/external-data.yaml, with the servers in another namespace: PostgreSQL by TLS, its certificate checked,
# Kafka by SASL/SCRAM through its outside listener, Secrets that were there before: `external-data.sh PLACE`.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
place=${1:?"external-data wants the place"}
. "$root/deploy/drills/lib.sh"

chart=$root/helm/slipway
here=$namespace
data=$namespace-data
kube delete namespace "$here" "$data" --ignore-not-found --timeout=300s >/dev/null 2>&1
trap 'kube delete namespace "$here" "$data" --wait=false >/dev/null 2>&1; rm -rf "$work"' EXIT
for each in "$here" "$data"; do
  sed "s/name: slipway$/name: $each/" "$root/k8s/components/namespace/namespace.yaml" | kube apply -f - >/dev/null
done
in_data() { kube --namespace "$data" "$@"; }

# --- the servers --------------------------------------------------------------------------------------------------------

openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj "/CN=postgres.$data" -addext "subjectAltName=DNS:postgres.$data" \
  -keyout "$work/tls.key" -out "$work/tls.crt" 2>/dev/null
in_data create secret tls postgres-tls --key "$work/tls.key" --cert "$work/tls.crt" >/dev/null
cat >"$work/data.yaml" <<YAML
postgres:
  enabled: true
  tlsSecret: postgres-tls
  peers: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: $here } } }]
kafka:
  external: { type: NodePort, firstNodePort: 30190, addresses: ["kafka-0.kafka-headless.$data.svc:9094"] }
YAML
# shellcheck disable=SC2046 # a word for each image
sh "$root/deploy/load.sh" "$place" $(with_helm template data "$chart" --values "$chart/examples/queue.yaml" --values "$work/data.yaml" | sed -n 's/^ *image: *//p' | sort -u)
helm ${context:+--kube-context "$context"} --namespace "$data" install data "$chart" --values "$chart/examples/queue.yaml" --values "$work/data.yaml" \
  --wait --timeout 5m >"$work/helm" 2>&1 || { namespace=$data; diagnose; lost "the servers did not come up: $(tail -n 1 "$work/helm")"; }

# --- what the stack has to know of them ---------------------------------------------------------------------------------

for owner in auth catalog order todo gateway postgres; do
  in_data get secret "$owner-credentials" -o go-template='apiVersion: v1
kind: Secret
metadata: { name: {{ .metadata.name }} }
data:{{ range $key, $value := .data }}
  {{ $key }}: {{ $value }}{{ end }}
' | in_namespace apply -f - >/dev/null
done
in_namespace create secret generic postgres-ca --from-file=ca.crt="$work/tls.crt" >/dev/null
password=$(in_data get secret kafka-credentials -o 'jsonpath={.data.CLIENT_PASSWORD}' | base64 -d)
echo "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG=org.apache.kafka.common.security.scram.ScramLoginModule required username=\"client\" password=\"$password\";" >"$work/kafka.env"
in_namespace create secret generic kafka-client --from-env-file="$work/kafka.env" >/dev/null
sed -e "s/postgres\.data/postgres.$data/" -e "s/kafka\.data/kafka.$data/" -e "s/metadata\.name: data/metadata.name: $data/" \
  "$chart/examples/external-data.yaml" >"$work/values.yaml"

"$root/slipway" deploy "$place" --values "$work/values.yaml" || lost "the stack did not come up on servers outside"
[ -z "$(in_namespace get statefulset -o name)" ] || lost "there are servers inside the release, too"
orders_start 5
orders_confirmed
invariants_hold
encrypted=$(in_data exec postgres-0 -- psql -U postgres -Atc "select count(*) filter (where not s.ssl) || ' of ' || count(*) from pg_stat_ssl s join pg_stat_activity a using (pid) where a.usename <> 'postgres' and a.client_addr is not null")
case $encrypted in "0 of "[1-9]*) ;; *) lost "connections without TLS: $encrypted" ;; esac
passed "5 of 5 orders on PostgreSQL with TLS and Kafka with a password, both in another namespace; connections without TLS: $encrypted"
