{{/* Parts of a pod. */}}
{{- define "service.environment" -}}
envFrom:
  - configMapRef: { name: {{ .Chart.Name }}-settings }
  {{- with include "service.secretSources" . | trim }}
  {{- . | nindent 2 }}
  {{- end }}
{{- with include "service.secretVariables" . | trim }}
env:
  {{- . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "service.secretSources" -}}
{{- if .Values.credentials }}
- secretRef: { name: {{ include "service.secret" . }} }
{{- end }}
{{- if and .Values.kafka .Values.global.kafka.existingSecret }}
- secretRef: { name: {{ .Values.global.kafka.existingSecret }} }
{{- end }}
{{- if and .Values.mail .Values.global.mail.existingSecret }}
- secretRef: { name: {{ .Values.global.mail.existingSecret }} }
{{- end }}
{{- end }}

{{- define "service.secretVariables" -}}
{{- range $name, $from := .Values.secretSettings }}
- name: {{ $name }}
  valueFrom:
    secretKeyRef: { name: {{ $from.secret }}, key: {{ $from.key }} }
{{- end }}
{{- end }}

{{- define "service.mounts" -}}
volumeMounts:
  - { name: temporary, mountPath: /tmp }
  {{- range $name, $path := .Values.writable }}
  - { name: {{ $name }}, mountPath: {{ $path }} }
  {{- end }}
  {{- if and .Values.database .Values.global.postgres.caSecret }}
  - { name: postgres-ca, mountPath: /etc/slipway/postgres, readOnly: true }
  {{- end }}
  {{- if and .Values.kafka .Values.global.kafka.caSecret }}
  - { name: kafka-ca, mountPath: /etc/slipway/kafka, readOnly: true }
  {{- end }}
{{- end }}

{{- define "service.volumes" -}}
volumes:
  - name: temporary
    emptyDir: { sizeLimit: {{ .Values.temporaryStorage }} }
  {{- range $name, $path := .Values.writable }}
  - name: {{ $name }}
    emptyDir: { sizeLimit: {{ $.Values.temporaryStorage }} }
  {{- end }}
  {{- if and .Values.database .Values.global.postgres.caSecret }}
  - name: postgres-ca
    secret: { secretName: {{ .Values.global.postgres.caSecret }} }
  {{- end }}
  {{- if and .Values.kafka .Values.global.kafka.caSecret }}
  - name: kafka-ca
    secret: { secretName: {{ .Values.global.kafka.caSecret }} }
  {{- end }}
{{- end }}

{{- define "service.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    matchLabelKeys: [pod-template-hash]
    labelSelector:
      matchLabels:
        {{- include "service.selectorLabels" . | nindent 8 }}
        app.kubernetes.io/component: server
{{- end }}

{{/* Before an upgrade the ConfigMap is still the old one, so a job that runs then has the settings as values. */}}
{{- define "service.jobEnvironment" -}}
{{- $early := hasPrefix "pre-" .job.hook -}}
envFrom:
  {{- if not $early }}
  - configMapRef: { name: {{ .root.Chart.Name }}-settings }
  {{- end }}
  {{- include "service.secretSources" .root | trim | nindent 2 }}
env:
  {{- range $name, $value := $early | ternary (include "service.settings" .root | fromYaml) dict }}
  - { name: {{ $name }}, value: {{ $value | quote }} }
  {{- end }}
  {{- $own := dict "Values" (dict "secretSettings" (merge (dict) (.job.secretSettings | default dict) .root.Values.secretSettings)) }}
  {{- include "service.secretVariables" $own | trim | nindent 2 }}
{{- end }}
