{{/* Who may come in: the clients, the scraper, or everybody where the edge is. */}}
{{- define "service.ingress" -}}
- ports: [{ port: {{ .Values.port }} }]
  {{- if not (has "any" .Values.clients) }}
  from:
    {{- range .Values.clients }}
    - podSelector: { matchLabels: { app.kubernetes.io/name: {{ . }} } }
    {{- end }}
    {{- with .Values.global.networkPolicies.scrapers }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
{{- end }}

{{/* Where it may go: DNS is allowed to all, by a policy of its own. */}}
{{- define "service.egress" -}}
{{- range .Values.calls }}
- to: [{ podSelector: { matchLabels: { app.kubernetes.io/name: {{ . }} } } }]
  ports: [{ port: {{ $.Values.port }} }]
{{- end }}
{{- if .Values.database }}
- to: {{ .Values.global.postgres.peers | toJson }}
  ports: [{ port: {{ .Values.global.postgres.port }} }]
{{- end }}
{{- if .Values.kafka }}
- to: {{ .Values.global.kafka.peers | toJson }}
  ports: [{ port: {{ .Values.global.kafka.port }} }]
{{- end }}
{{- if and .Values.mail .Values.global.mail.host }}
- to: {{ .Values.global.mail.peers | toJson }}
  ports: [{ port: {{ .Values.global.mail.port }} }]
{{- end }}
{{- with .Values.global.networkPolicies.collectors }}
- to: {{ toJson . }}
{{- end }}
{{- end }}
