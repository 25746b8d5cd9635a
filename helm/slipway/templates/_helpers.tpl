{{- define "slipway.labels" -}}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Values.global.image.tag | quote }}
app.kubernetes.io/part-of: slipway
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "slipway.publicHost" -}}
{{ (urlParse .Values.global.publicUrl).hostname }}
{{- end }}

{{/* The host that routes are for; an address cannot be one, and leaves them to every host. */}}
{{- define "slipway.routeHost" -}}
{{- $host := include "slipway.publicHost" . -}}
{{- if not (regexMatch "^[0-9.]+$" $host) }}{{ $host }}{{ end -}}
{{- end }}

{{/* A random word; a cluster id has to be the 22 characters of a UUID in base64, whose last two bits are zero. */}}
{{- define "slipway.newSecret" -}}
{{- if eq . "CLUSTER_ID" }}{{ randAlphaNum 21 }}A{{ else }}{{ randAlphaNum 32 }}{{ end -}}
{{- end }}
