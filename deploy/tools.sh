#!/bin/sh
# Runs one command of the image tools inside the cluster, where databases and broker can be reached: `tools.sh verify`.
# A Job with a network policy of its own; both are gone when it has ended. Exit code and output are the command's.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
. "$root/deploy/cluster.sh"
command=${1:?"tools wants a command: verify, demo or seed"}
shift
need_cluster

name=tools-$command-$$
image=$(in_namespace get deployment gateway -o 'jsonpath={.spec.template.spec.containers[0].image}' 2>/dev/null) ||
  fail "There is no Slipway in namespace $namespace of this cluster. Name its namespace with SLIPWAY_NAMESPACE, or ./slipway deploy first."
image=${image%@*}
# What the services are told of database and broker, the command is told, too, under the names that e2e/README.md lists.
of_service() { # service, kind of source; nothing where there is no such service
  in_namespace get deployment "$1" --ignore-not-found -o "jsonpath={.spec.template.spec.containers[0].envFrom[*].$2.name}"
}

keys() { # configmap or secret, name
  in_namespace get "$1" "$2" -o go-template='{{ range $key, $value := .data }}{{ $key }}{{ "\n" }}{{ end }}' 2>/dev/null
}

variable() { # name, configMapKeyRef or secretKeyRef, object, key
  printf '\n            - { name: %s, valueFrom: { %s: { name: %s, key: %s } } }' "$@"
}

kafka_variable() { say "$1" | sed -e 's/^SPRING_/SLIPWAY_/' -e 's/_KAFKA_PROPERTIES_/_KAFKA_/'; }

settings=$(of_service gateway configMapRef)
addresses=
for service in order catalog todo; do
  map=$(of_service "$service" configMapRef)
  [ -n "$map" ] || continue
  addresses=$addresses$(variable "SLIPWAY_DATABASES_$(say $service | tr a-z A-Z)" configMapKeyRef "$map" SPRING_DATASOURCE_URL)
  [ -z "${broker:-}" ] || continue
  for key in $(keys configmap "$map" | grep '^SPRING_KAFKA_'); do
    broker=yes addresses=$addresses$(variable "$(kafka_variable "$key")" configMapKeyRef "$map" "$key")
  done
  for from in $(of_service "$service" secretRef); do
    for key in $(keys secret "$from" | grep '^SPRING_KAFKA_'); do
      addresses=$addresses$(variable "$(kafka_variable "$key")" secretKeyRef "$from" "$key")
    done
  done
done
certificate=$(in_namespace get deployment -o 'jsonpath={.items[*].spec.template.spec.volumes[?(@.name=="postgres-ca")].secret.secretName}' 2>/dev/null | cut -d' ' -f1)
credentials=$(in_namespace get statefulset postgres -o 'jsonpath={.spec.template.spec.containers[0].env[?(@.name=="POSTGRES_PASSWORD")].valueFrom.secretKeyRef.name}' 2>/dev/null || :)
arguments=$(printf ', "%s"' "$command" "$@")

trap 'in_namespace delete job,networkpolicy "$name" --ignore-not-found --wait=false >/dev/null 2>&1' EXIT
trap 'exit 130' INT TERM
in_namespace apply -f - >/dev/null <<YAML
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: $name }
spec:
  podSelector: { matchLabels: { app.kubernetes.io/name: tools, app.kubernetes.io/instance: $name } }
  policyTypes: [Egress]
  # Database and broker may be anywhere.
  egress: [{}]
---
apiVersion: batch/v1
kind: Job
metadata: { name: $name }
spec:
  backoffLimit: 0
  activeDeadlineSeconds: 600
  ttlSecondsAfterFinished: 600
  template:
    metadata:
      labels: { app.kubernetes.io/name: tools, app.kubernetes.io/instance: $name, app.kubernetes.io/part-of: slipway }
    spec:
      restartPolicy: Never
      automountServiceAccountToken: false
      enableServiceLinks: false
      securityContext: { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: tools
          image: ${image%/gateway:*}/tools:${image##*:}
          imagePullPolicy: IfNotPresent
          args: [${arguments#, }]
          terminationMessagePolicy: FallbackToLogsOnError
          envFrom:
            - secretRef: { name: admin-credentials, optional: true }
            - secretRef: { name: demo-credentials, optional: true }
          env:
            - { name: SLIPWAY_TARGET, value: "http://gateway:8080" }
            - name: SLIPWAY_PUBLIC_URL
              valueFrom: { configMapKeyRef: { name: $settings, key: SLIPWAY_PUBLIC_URL } }
            - name: SLIPWAY_VERIFIER_PASSWORD
              valueFrom: { secretKeyRef: { name: ${credentials:-postgres-credentials}, key: VERIFIER_PASSWORD } }$addresses
          resources: { requests: { cpu: 100m, memory: 256Mi }, limits: { memory: 256Mi } }
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
          volumeMounts: [{ name: temporary, mountPath: /tmp }, { name: postgres-ca, mountPath: /etc/slipway/postgres }]
      volumes:
        - { name: temporary, emptyDir: { sizeLimit: 32Mi } }
        - { name: postgres-ca, secret: { secretName: ${certificate:-postgres-ca}, optional: true } }
YAML

# The log is read to its end; what the pod was waiting for is said when it never started.
until phase=$(in_namespace get pods -l "app.kubernetes.io/instance=$name" -o 'jsonpath={.items[0].status.phase}' 2>/dev/null) &&
  case $phase in Running | Succeeded | Failed) true ;; *) false ;; esac do
  tries=$((${tries:-0} + 1))
  [ "$tries" -lt 60 ] || { diagnose >&2; fail "The pod of $name did not start."; }
  sleep 1
done
in_namespace logs --follow "job/$name"
until phase=$(in_namespace get pods -l "app.kubernetes.io/instance=$name" -o 'jsonpath={.items[0].status.phase}') &&
  case $phase in Succeeded | Failed) true ;; *) false ;; esac do sleep 1; done
exit "$(in_namespace get pods -l "app.kubernetes.io/instance=$name" -o 'jsonpath={.items[0].status.containerStatuses[0].state.terminated.exitCode}')"
