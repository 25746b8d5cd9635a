{{/* A number of the values is a float, which would print 16777216 with an exponent. */}}
{{- define "kafka.text" -}}
{{ kindIs "float64" . | ternary (toString (int64 .)) (toString .) }}
{{- end }}

{{/* What brokers and controllers have in common, as environment variables of the image: what follows from the other values, and
     the values' own, which win. */}}
{{- define "kafka.settings" -}}
{{- range $name, $value := mergeOverwrite (include "kafka.derivedSettings" . | fromYaml) .Values.settings }}
{{ $name }}: {{ include "kafka.text" $value | quote }}
{{- end }}
{{- end }}

{{- define "kafka.derivedSettings" -}}
KAFKA_CONTROLLER_QUORUM_VOTERS: {{ include "kafka.voters" . | quote }}
KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
KAFKA_INTER_BROKER_LISTENER_NAME: INTERNAL
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT,EXTERNAL:SASL_PLAINTEXT
# A folder inside the volume: a file system's own lost+found is no partition.
KAFKA_LOG_DIRS: /var/lib/kafka/data/kraft
KAFKA_DEFAULT_REPLICATION_FACTOR: {{ include "kafka.copies" . }}
KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: {{ include "kafka.copies" . }}
KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: {{ include "kafka.copies" . }}
KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: {{ include "kafka.copies" . }}
KAFKA_MIN_INSYNC_REPLICAS: {{ include "kafka.copiesInSync" . }}
KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: {{ include "kafka.copiesInSync" . }}
KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: {{ include "kafka.copiesInSync" . }}
{{- if include "kafka.isExternal" . }}
KAFKA_SASL_ENABLED_MECHANISMS: SCRAM-SHA-512
KAFKA_LISTENER_NAME_EXTERNAL_SCRAM___SHA___512_SASL_JAAS_CONFIG: org.apache.kafka.common.security.scram.ScramLoginModule required;
{{- end }}
{{- end }}
