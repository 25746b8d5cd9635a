#!/bin/sh
# On dedicated controllers a fourth broker is added and taken away again, partitions moved onto it and off it, while a producer
# writes and waits for all copies (acks=all). Every record that was acknowledged is there.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

topic=drill.brokers-scaled
image=$(in_namespace get statefulset kafka -o 'jsonpath={.spec.template.spec.containers[0].image}')
broker() { in_namespace exec kafka-0 -- env KAFKA_HEAP_OPTS=-Xmx64m "$@"; }
kafka() { tool=$1; shift; broker "/opt/kafka/bin/kafka-$tool.sh" --bootstrap-server localhost:9092 "$@"; }
copies_on() { kafka topics --describe | grep -c "Replicas: [0-9,]*\b$1\b" || :; }

in_namespace get statefulset kafka-controller >/dev/null 2>&1 || lost "brokers are scaled beside dedicated controllers only"
kafka topics --create --if-not-exists --topic $topic --partitions 6 >/dev/null
in_namespace delete pod producer --ignore-not-found --wait=true >/dev/null 2>&1
in_namespace apply -f - >/dev/null <<YAML
apiVersion: v1
kind: Pod
metadata: { name: producer, labels: { app.kubernetes.io/name: kafka, app.kubernetes.io/instance: $release, app.kubernetes.io/component: drill } }
spec:
  restartPolicy: Never
  activeDeadlineSeconds: 900
  automountServiceAccountToken: false
  enableServiceLinks: false
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: RuntimeDefault } }
  containers:
    - name: producer
      image: $image
      # Its last line counts what was sent and what was acknowledged. It tries again where a partition has moved, as any client does.
      command:
        - bash
        - -c
        - >-
          echo retries=1000 >/tmp/producer.properties &&
          exec /opt/kafka/bin/kafka-run-class.sh org.apache.kafka.tools.VerifiableProducer --bootstrap-server kafka:9092 --topic $topic
          --acks -1 --throughput 100 --max-messages -1 --command-config /tmp/producer.properties
      env: [{ name: KAFKA_HEAP_OPTS, value: -Xmx96m }, { name: LOG_DIR, value: /tmp }]
      resources: { requests: { cpu: 50m, memory: 256Mi }, limits: { memory: 256Mi } }
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
      volumeMounts: [{ name: temporary, mountPath: /tmp }]
  volumes: [{ name: temporary, emptyDir: {} }]
YAML
until in_namespace logs producer 2>/dev/null | grep -q producer_send_success; do
  [ "$(in_namespace get pod producer -o 'jsonpath={.status.phase}')" != Failed ] || lost "the producer does not run: $(in_namespace logs producer | tail -n 2)"
  sleep 1
done

upgrade --set kafka.replicas=4 || { diagnose; lost "the fourth broker did not come: $(tail -n 1 "$work/helm")"; }
broker bash /etc/slipway/kafka/move-partitions.sh 0,1,2,3 >/dev/null || lost "partitions were not moved onto the fourth broker"
gained=$(copies_on 3)
[ "$gained" -gt 0 ] || lost "the fourth broker holds nothing"
broker bash /etc/slipway/kafka/move-partitions.sh 0,1,2 >/dev/null || lost "partitions were not moved off the fourth broker"
[ "$(copies_on 3)" = 0 ] || lost "the fourth broker still holds $(copies_on 3) copies"
upgrade --set kafka.replicas=3 || { diagnose; lost "back to three: $(tail -n 1 "$work/helm")"; }
in_namespace wait pod/kafka-3 --for=delete --timeout=180s >/dev/null 2>&1 || lost "the fourth broker is still there"
broker /opt/kafka/bin/kafka-cluster.sh unregister --bootstrap-server localhost:9092 --id 3 >/dev/null || lost "the fourth broker could not be signed off"

in_namespace exec producer -- bash -c 'kill -TERM 1'
in_namespace wait pod/producer --for=jsonpath='{.status.containerStatuses[0].state.terminated}' --timeout=60s >/dev/null 2>&1 || :
errors=$(in_namespace logs producer | grep -c producer_send_error || :)
acknowledged=$(in_namespace logs producer | sed -n 's/.*"acked":\([0-9]*\).*/\1/p' | tail -n 1)
there=$(kafka get-offsets --topic $topic | awk -F: '{ sum += $3 } END { print sum }')
in_namespace delete pod producer --wait=false >/dev/null
[ "$errors" = 0 ] || lost "$errors records were refused"
[ "${acknowledged:-0}" -gt 0 ] && [ "$there" -ge "$acknowledged" ] || lost "$acknowledged records were acknowledged, $there are there"
passed "4 brokers with $gained copies on the new one, and 3 again; $acknowledged records acknowledged, $there there, none refused"
