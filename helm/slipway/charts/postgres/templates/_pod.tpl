{{- define "postgres.container" -}}
image: {{ include "postgres.image" . }}
imagePullPolicy: {{ .Values.global.image.pullPolicy }}
args: [postgres, -c, config_file=/etc/postgresql/postgresql.conf, -c, hba_file=/var/lib/postgresql/18/docker/pg_hba.conf]
ports:
  - { name: tcp-postgres, containerPort: 5432 }
env:
  - { name: PGDATA, value: /var/lib/postgresql/18/docker }
  - { name: POSTGRES_INITDB_ARGS, value: {{ .Values.initdbArguments | quote }} }
  - { name: DATABASES, value: {{ include "postgres.databases" . | trim | quote }} }
  {{- range list "POSTGRES_PASSWORD" "VERIFIER_PASSWORD" }}
  - name: {{ . }}
    valueFrom:
      secretKeyRef: { name: {{ include "postgres.secret" $ }}, key: {{ . }} }
  {{- end }}
  {{- range .Values.databases }}
  - name: {{ include "postgres.passwordVariable" .name }}
    valueFrom:
      secretKeyRef: { name: {{ .secret }}, key: {{ .key }} }
  {{- end }}
# Over TCP: while the first start script runs, a server listens on the socket alone.
startupProbe:
  exec: { command: [pg_isready, -q, -h, 127.0.0.1, -U, postgres] }
  periodSeconds: 2
  failureThreshold: 90
readinessProbe:
  exec: { command: [pg_isready, -q, -h, 127.0.0.1, -U, postgres] }
  periodSeconds: 5
  timeoutSeconds: 3
livenessProbe:
  tcpSocket: { port: tcp-postgres }
  periodSeconds: 20
  failureThreshold: 6
resources:
  {{- toYaml .Values.resources | nindent 2 }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
volumeMounts:
  - { name: data, mountPath: /var/lib/postgresql }
  - { name: settings, mountPath: /etc/postgresql, readOnly: true }
  - { name: first-start, mountPath: /docker-entrypoint-initdb.d, readOnly: true }
  - { name: run, mountPath: /var/run/postgresql }
  - { name: temporary, mountPath: /tmp }
  {{- if .Values.tlsSecret }}
  - { name: tls, mountPath: /etc/slipway/postgres, readOnly: true }
  {{- end }}
{{- end }}

{{- define "postgres.volumes" -}}
volumes:
  - name: settings
    configMap: { name: postgres-settings }
  - name: first-start
    configMap: { name: postgres-first-start }
  - name: run
    emptyDir: { sizeLimit: 16Mi }
  - name: temporary
    emptyDir: { sizeLimit: 256Mi }
  {{- with .Values.tlsSecret }}
  # PostgreSQL refuses a key that everybody can read.
  - name: tls
    secret: { secretName: {{ . }}, defaultMode: 0640 }
  {{- end }}
  {{- with .Values.volume.existingClaim }}
  - name: data
    persistentVolumeClaim: { claimName: {{ . }} }
  {{- end }}
{{- end }}
