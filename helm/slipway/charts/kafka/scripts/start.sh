# Adds what outside clients shall connect to, which differs from broker to broker, and hands over to the image's own start.
set -eu
address=$(sed -n "$((KAFKA_NODE_ID + 1))p" /etc/slipway/kafka/addresses.txt)
export KAFKA_ADVERTISED_LISTENERS="$KAFKA_ADVERTISED_LISTENERS,EXTERNAL://$address"
exec /etc/kafka/docker/run
