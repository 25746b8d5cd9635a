{{/* Labels that never change: selectors, and what a policy looks for. */}}
{{- define "service.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "service.labels" -}}
{{ include "service.selectorLabels" . }}
app.kubernetes.io/version: {{ include "service.version" . | quote }}
app.kubernetes.io/part-of: slipway
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "service.version" -}}
{{ .Values.image.tag | default .Values.global.image.tag }}
{{- end }}

{{- define "service.image" -}}
{{- $name := printf "%s/%s:%s" (.Values.image.registry | default .Values.global.image.registry) .Chart.Name (include "service.version" .) -}}
{{ empty .Values.image.digest | ternary $name (printf "%s@%s" $name .Values.image.digest) }}
{{- end }}

{{/* What the cluster runs now: an upgrade that keeps the image has nothing to migrate. Empty at the first install. */}}
{{- define "service.runningImage" -}}
{{- range dig "spec" "template" "spec" "containers" list (lookup "apps/v1" "Deployment" .Release.Namespace .Chart.Name) }}{{ .image }}{{ end }}
{{- end }}

{{- define "service.secret" -}}
{{ .Values.existingSecret | default (printf "%s-credentials" .Chart.Name) }}
{{- end }}

{{/* What the Deployment and the migration of one service have in common. */}}
{{- define "service.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .Values.user }}
  runAsGroup: {{ .Values.user }}
  fsGroup: {{ .Values.user }}
  seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "service.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
{{- end }}

{{/* Settings as NAME: value; a template inside a value is rendered, so that one global can be part of many settings. */}}
{{- define "service.settings" -}}
{{- range $name, $value := .Values.settings }}
{{ $name }}: {{ tpl (toString $value) $ | quote }}
{{- end }}
{{- with .Values.javaOptions }}
JAVA_TOOL_OPTIONS: {{ . | quote }}
{{- end }}
{{- if .Values.database }}
{{ include "service.databaseSettings" . }}
{{- end }}
{{- if .Values.kafka }}
{{ include "service.kafkaSettings" . }}
{{- end }}
{{- if and .Values.mail .Values.global.mail.host }}
{{ include "service.mailSettings" . }}
{{- end }}
{{- end }}

{{- define "service.databaseSettings" -}}
SPRING_DATASOURCE_URL: {{ printf "jdbc:postgresql://%s:%v/%s%s" .Values.global.postgres.host .Values.global.postgres.port .Values.database .Values.global.postgres.parameters | quote }}
{{- end }}

{{- define "service.kafkaSettings" -}}
SPRING_KAFKA_BOOTSTRAP_SERVERS: {{ .Values.global.kafka.bootstrapServers | quote }}
{{- range $name, $value := .Values.global.kafka.settings }}
{{ $name }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "service.mailSettings" -}}
{{- with .Values.global.mail -}}
SPRING_MAIL_HOST: {{ .host | quote }}
SPRING_MAIL_PORT: {{ .port | quote }}
SPRING_MAIL_SSL_ENABLED: {{ eq .tls "implicit" | quote }}
SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED: {{ eq .tls "starttls" | quote }}
{{- with .user }}
SPRING_MAIL_USERNAME: {{ . | quote }}
{{- end }}
{{- with .from }}
SLIPWAY_AUTH_MAIL_FROM: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}
