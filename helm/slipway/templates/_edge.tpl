{{/* The same split for both kinds of edge: gateway's paths, and the rest to the frontend, or to gateway where there is none. */}}
{{- define "slipway.root" -}}
{{ .Values.frontend.enabled | ternary "frontend" "gateway" }}
{{- end }}

{{- define "slipway.routes" -}}
{{- if .Values.frontend.enabled }}
- matches:
    {{- range .Values.edge.gatewayPaths }}
    - path: { type: PathPrefix, value: {{ . }} }
    {{- end }}
  backendRefs: [{ name: gateway, port: 8080 }]
{{- end }}
- matches: [{ path: { type: PathPrefix, value: / } }]
  backendRefs: [{ name: {{ include "slipway.root" . }}, port: 8080 }]
{{- end }}

{{- define "slipway.ingressPaths" -}}
{{- if .Values.frontend.enabled }}
{{- range .Values.edge.gatewayPaths }}
- path: {{ . }}
  pathType: Prefix
  backend: { service: { name: gateway, port: { name: http } } }
{{- end }}
{{- end }}
- path: /
  pathType: Prefix
  backend: { service: { name: {{ include "slipway.root" . }}, port: { name: http } } }
{{- end }}
