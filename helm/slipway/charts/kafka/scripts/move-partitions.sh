# Spreads all partitions over the brokers that are named, and waits until they have arrived: after a broker was added, and
# before one is taken away. In a broker's pod: bash /etc/slipway/kafka/move-partitions.sh 0,1,2
set -eu
brokers=${1:?"which brokers? 0,1,2"}
export KAFKA_HEAP_OPTS=-Xmx64m
kafka() { tool=$1; shift; "/opt/kafka/bin/kafka-$tool.sh" --bootstrap-server localhost:9092 "$@"; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

topics=$(kafka topics --list | sed 's/.*/{"topic":"&"}/' | paste -sd, -)
echo "{\"version\":1,\"topics\":[$topics]}" >"$work/topics"
kafka reassign-partitions --generate --topics-to-move-json-file "$work/topics" --broker-list "$brokers" >"$work/proposal"
sed '1,/^Proposed/d' "$work/proposal" >"$work/plan"
kafka reassign-partitions --execute --reassignment-json-file "$work/plan" >/dev/null
while kafka reassign-partitions --verify --reassignment-json-file "$work/plan" >"$work/state" && grep -q 'in progress' "$work/state"; do
  sleep 2
done
! grep -q 'failed' "$work/state" || { grep 'failed' "$work/state"; exit 1; }
echo "All partitions are on $brokers."
