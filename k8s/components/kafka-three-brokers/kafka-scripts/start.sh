# The start of brokers and controllers, and of the broker of docker-compose.yml: the environment becomes server.properties and
# an empty volume is formatted, both by the image's own wrapper, which fails where the volume is formatted already.
set -eu
if [ -f /etc/slipway/kafka/addresses.txt ] && [ -n "${KAFKA_ADVERTISED_LISTENERS:-}" ]; then
  # What outside clients shall connect to differs from broker to broker.
  address=$(sed -n "$((KAFKA_NODE_ID + 1))p" /etc/slipway/kafka/addresses.txt)
  export KAFKA_ADVERTISED_LISTENERS="$KAFKA_ADVERTISED_LISTENERS,EXTERNAL://$address"
fi
# The wrapper writes into its copies of the image's settings, and a copy has the mode of its source: read-only in some images.
defaults=/tmp/kafka-defaults
rm -rf "$defaults"
cp -r /etc/kafka/docker "$defaults"
chmod -R u+w "$defaults"
said=$(KAFKA_HEAP_OPTS=-Xmx96m /opt/kafka/bin/kafka-run-class.sh kafka.docker.KafkaDockerWrapper setup \
  --default-configs-dir "$defaults" --mounted-configs-dir /mnt/shared/config --final-configs-dir /opt/kafka/config 2>&1) ||
  case $said in *'already formatted'*) ;; *) echo "$said"; exit 1 ;; esac
exec /opt/kafka/bin/kafka-server-start.sh /opt/kafka/config/server.properties

