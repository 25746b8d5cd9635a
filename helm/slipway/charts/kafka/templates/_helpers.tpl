{{- define "kafka.selectorLabels" -}}
app.kubernetes.io/name: kafka
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "kafka.labels" -}}
{{ include "kafka.selectorLabels" . }}
app.kubernetes.io/version: {{ .Values.image.tag | quote }}
app.kubernetes.io/part-of: slipway
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "kafka.image" -}}
{{- $name := printf "%s:%s" .Values.image.name .Values.image.tag -}}
{{ empty .Values.image.digest | ternary $name (printf "%s@%s" $name .Values.image.digest) }}
{{- end }}

{{- define "kafka.secret" -}}
{{ .Values.existingSecret | default "kafka-credentials" }}
{{- end }}

{{/* The quorum: id@host:port of each voter. Dedicated controllers count from 100, so that brokers have all numbers below. */}}
{{- define "kafka.voters" -}}
{{- $voters := list -}}
{{- if .Values.controllers.dedicated -}}
{{- range $n := until (int .Values.controllers.replicas) -}}
{{- $voters = append $voters (printf "10%d@kafka-controller-%d.kafka-controller-headless:9093" $n $n) -}}
{{- end -}}
{{- else -}}
{{- range $n := until (int .Values.replicas) -}}
{{- $voters = append $voters (printf "%d@kafka-%d.kafka-headless:9093" $n $n) -}}
{{- end -}}
{{- end -}}
{{ join "," $voters }}
{{- end }}

{{- define "kafka.isExternal" -}}
{{ ne .Values.external.type "none" | ternary "true" "" }}
{{- end }}

{{/* Copies of each partition, and how many of them a write waits for. */}}
{{- define "kafka.copies" -}}
{{ ge (int .Values.replicas) 3 | ternary 3 1 }}
{{- end }}

{{- define "kafka.copiesInSync" -}}
{{ ge (int .Values.replicas) 3 | ternary 2 1 }}
{{- end }}

{{/* A line for each broker: what it says outside clients shall connect to. */}}
{{- define "kafka.addresses" -}}
{{- if include "kafka.isExternal" . }}
{{- range $n := until (int .Values.replicas) }}
{{- if lt $n (len $.Values.external.addresses) }}
{{ index $.Values.external.addresses $n }}
{{- else if eq $.Values.external.type "NodePort" }}
{{ $.Values.external.host }}:{{ add $.Values.external.firstNodePort $n }}
{{- else }}
{{- fail (printf "kafka.external.type=LoadBalancer needs an entry host:port in kafka.external.addresses for each of the %v brokers." $.Values.replicas) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
