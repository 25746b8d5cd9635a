#!/bin/sh
# A client outside the namespace reaches the brokers by a node's address and their NodePorts, with the password and not without.
# For a release with kafka.external.type=NodePort and kafka.external.host= an address of a node.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/drills/lib.sh"

outside=$namespace-outside
bootstrap=$(in_namespace get configmap kafka-scripts -o 'jsonpath={.data.addresses\.txt}' | head -n 1)
image=$(in_namespace get statefulset kafka -o 'jsonpath={.spec.template.spec.containers[0].image}')
trap 'kube delete namespace "$outside" --wait=false >/dev/null 2>&1; rm -rf "$work"' EXIT
kube delete namespace "$outside" --ignore-not-found --timeout=120s >/dev/null 2>&1
sed "s/name: slipway$/name: $outside/" "$root/k8s/components/namespace/namespace.yaml" | kube apply -f - >/dev/null

client() { # name, password; writes three records and reads three
  kube --namespace "$outside" create secret generic "$1" --from-literal=client.properties="security.protocol=SASL_PLAINTEXT
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username=\"client\" password=\"$2\";" >/dev/null
  kube --namespace "$outside" apply -f - >/dev/null <<YAML
apiVersion: v1
kind: Pod
metadata: { name: $1 }
spec:
  restartPolicy: Never
  activeDeadlineSeconds: 120
  automountServiceAccountToken: false
  enableServiceLinks: false
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: RuntimeDefault } }
  containers:
    - name: client
      image: $image
      command:
        - bash
        - -c
        - |
          cd /opt/kafka/bin
          printf 'one\ntwo\nthree\n' | timeout 60 ./kafka-console-producer.sh --bootstrap-server $bootstrap --topic drill.outside --command-config /etc/client/client.properties --command-property delivery.timeout.ms=20000 --command-property request.timeout.ms=10000 2>&1 | tail -n 3
          timeout 60 ./kafka-console-consumer.sh --bootstrap-server $bootstrap --topic drill.outside --command-config /etc/client/client.properties --from-beginning --max-messages 3 --timeout-ms 30000 2>&1 | tail -n 5
      env: [{ name: KAFKA_HEAP_OPTS, value: -Xmx96m }, { name: LOG_DIR, value: /tmp }]
      resources: { requests: { cpu: 50m, memory: 256Mi }, limits: { memory: 256Mi } }
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
      volumeMounts: [{ name: client, mountPath: /etc/client }, { name: temporary, mountPath: /tmp }]
  volumes: [{ name: client, secret: { secretName: $1 } }, { name: temporary, emptyDir: {} }]
YAML
  kube --namespace "$outside" wait "pod/$1" --for=jsonpath='{.status.phase}'=Succeeded --timeout=150s >/dev/null 2>&1 || :
  kube --namespace "$outside" logs "$1"
}

in_namespace exec kafka-0 -- env KAFKA_HEAP_OPTS=-Xmx64m /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 \
  --create --if-not-exists --topic drill.outside --partitions 3 >/dev/null
said=$(client right "$(secret kafka-credentials CLIENT_PASSWORD)")
for word in one two three; do say "$said" | grep -qx "$word" || lost "with the password: $said"; done
said=$(client wrong not-the-password)
case $said in *SaslAuthenticationException* | *"invalid credentials"*) ;; *) lost "without the password: $said" ;; esac
passed "records written and read through $bootstrap with the password, refused without"
