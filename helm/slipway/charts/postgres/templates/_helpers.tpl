{{- define "postgres.selectorLabels" -}}
app.kubernetes.io/name: postgres
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "postgres.labels" -}}
{{ include "postgres.selectorLabels" . }}
app.kubernetes.io/version: {{ .Values.image.tag | quote }}
app.kubernetes.io/part-of: slipway
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "postgres.image" -}}
{{- $name := printf "%s:%s" .Values.image.name .Values.image.tag -}}
{{ empty .Values.image.digest | ternary $name (printf "%s@%s" $name .Values.image.digest) }}
{{- end }}

{{- define "postgres.secret" -}}
{{ .Values.existingSecret | default "postgres-credentials" }}
{{- end }}

{{/* Name of the environment variable with the password of a database's role. */}}
{{- define "postgres.passwordVariable" -}}
{{ upper . }}_PASSWORD
{{- end }}

{{- define "postgres.databases" -}}
{{ range .Values.databases }}{{ .name }} {{ end }}
{{- end }}

{{- define "postgres.settings" -}}
listen_addresses = '*'
{{- if .Values.tlsSecret }}
ssl = on
ssl_cert_file = '/etc/slipway/postgres/tls.crt'
ssl_key_file = '/etc/slipway/postgres/tls.key'
{{- end }}
{{- range $name, $value := .Values.settings }}
{{ $name }} = '{{ kindIs "float64" $value | ternary (toString (int64 $value)) (toString $value) }}'
{{- end }}
{{- end }}
