{{/* Parts of a broker's and a controller's pod: "root" is the chart, "role" is broker or controller. */}}
{{- define "kafka.podSecurity" -}}
automountServiceAccountToken: false
# A Service called kafka would put KAFKA_PORT and more into the environment, and the image takes those for properties.
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "kafka.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
{{- end }}

{{- define "kafka.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "kafka.selectorLabels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .role }}
{{- end }}

{{/* Names in the environment can be used by those behind them, so the order counts. */}}
{{- define "kafka.identity" -}}
- name: POD_NAME
  valueFrom: { fieldRef: { fieldPath: metadata.name } }
- name: POD_NAMESPACE
  valueFrom: { fieldRef: { fieldPath: metadata.namespace } }
- name: POD_INDEX
  valueFrom: { fieldRef: { fieldPath: "metadata.labels['apps.kubernetes.io/pod-index']" } }
- name: CLUSTER_ID
  valueFrom:
    secretKeyRef: { name: {{ include "kafka.secret" . }}, key: CLUSTER_ID }
{{- end }}

{{- define "kafka.brokerEnvironment" -}}
{{- $combined := not .Values.controllers.dedicated -}}
{{ include "kafka.identity" . }}
- { name: KAFKA_NODE_ID, value: $(POD_INDEX) }
- { name: KAFKA_PROCESS_ROLES, value: "{{ $combined | ternary "broker,controller" "broker" }}" }
- { name: KAFKA_LISTENERS, value: "INTERNAL://:9092{{ if $combined }},CONTROLLER://:9093{{ end }}{{ if include "kafka.isExternal" . }},EXTERNAL://:{{ .Values.external.port }}{{ end }}" }
# With the namespace, so that clients of other namespaces find it, too.
- { name: KAFKA_ADVERTISED_LISTENERS, value: INTERNAL://$(POD_NAME).kafka-headless.$(POD_NAMESPACE).svc:9092 }
- { name: KAFKA_HEAP_OPTS, value: {{ .Values.heap | quote }} }
{{- end }}

{{- define "kafka.controllerEnvironment" -}}
{{ include "kafka.identity" . }}
- { name: KAFKA_NODE_ID, value: 10$(POD_INDEX) }
- { name: KAFKA_PROCESS_ROLES, value: controller }
- { name: KAFKA_LISTENERS, value: "CONTROLLER://:9093" }
- { name: KAFKA_HEAP_OPTS, value: {{ .Values.controllers.heap | quote }} }
{{- end }}

{{- define "kafka.mounts" -}}
volumeMounts:
  - { name: data, mountPath: /var/lib/kafka/data }
  - { name: scripts, mountPath: /etc/slipway/kafka, readOnly: true }
  # The image writes its properties at each start.
  - { name: config, mountPath: /opt/kafka/config }
  - { name: logs, mountPath: /opt/kafka/logs }
  - { name: temporary, mountPath: /tmp }
{{- end }}

{{- define "kafka.volumes" -}}
volumes:
  - name: scripts
    configMap: { name: kafka-scripts }
  - name: config
    emptyDir: { sizeLimit: 16Mi }
  - name: logs
    emptyDir: { sizeLimit: 128Mi }
  - name: temporary
    emptyDir: { sizeLimit: 64Mi }
{{- end }}

{{- define "kafka.claim" -}}
volumeClaimTemplates:
  - metadata: { name: data }
    spec:
      accessModes: [ReadWriteOnce]
      {{- with .Values.volume.className }}
      storageClassName: {{ . }}
      {{- end }}
      resources: { requests: { storage: {{ .Values.volume.size }} } }
{{- end }}
