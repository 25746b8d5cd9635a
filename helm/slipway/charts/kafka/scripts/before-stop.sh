# Before one broker of many stops: waits, a minute at most, until no partition has lost a copy, so that this stop is the only
# one. A rolling restart thereby goes on when the broker before has caught up, not only when it answers.
export KAFKA_HEAP_OPTS=-Xmx48m
end=$((SECONDS + 60))
while [ "$SECONDS" -lt "$end" ]; do
  lagging=$(timeout 30 /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --describe --under-replicated-partitions 2>&1)
  [ -n "$lagging" ] || exit 0
  sleep 1
done
