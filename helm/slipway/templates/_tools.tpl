{{/* A pod of the image tools: it comes to gateway's Service, and speaks to it under the public host. */}}
{{- define "slipway.toolsPod" -}}
{{- $ := .root -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  seccompProfile: { type: RuntimeDefault }
containers:
  - name: tools
    image: {{ $.Values.global.image.registry }}/tools:{{ $.Values.demo.image.tag | default $.Values.global.image.tag }}
    imagePullPolicy: {{ $.Values.global.image.pullPolicy }}
    args: {{ toJson .args }}
    terminationMessagePolicy: FallbackToLogsOnError
    envFrom:
      - secretRef: { name: admin-credentials }
      - secretRef: { name: demo-credentials }
    env:
      - { name: SLIPWAY_TARGET, value: "http://gateway:8080" }
      - name: SLIPWAY_PUBLIC_URL
        valueFrom:
          configMapKeyRef: { name: gateway-settings, key: SLIPWAY_PUBLIC_URL }
    resources:
      {{- toYaml $.Values.demo.resources | nindent 6 }}
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      capabilities: { drop: [ALL] }
    volumeMounts: [{ name: temporary, mountPath: /tmp }]
volumes: [{ name: temporary, emptyDir: { sizeLimit: 32Mi } }]
{{- end }}
