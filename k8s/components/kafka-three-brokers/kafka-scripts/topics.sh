# Makes the topics of topics.txt, one line for each: name, partitions, settings. What is there already is only widened.
set -eu
kafka() { tool=$1; shift; "/opt/kafka/bin/kafka-$tool.sh" --bootstrap-server kafka:9092 "$@"; }

tries=0
until kafka topics --list >/tmp/known 2>/tmp/why; do
  tries=$((tries + 1))
  [ "$tries" -lt 20 ] || { echo "No broker answers at kafka:9092: $(tail -n 1 /tmp/why)"; exit 1; }
  sleep 3
done

while read -r name partitions settings; do
  if grep -Fxq "$name" /tmp/known; then
    now=$(kafka topics --describe --topic "$name" | sed -n 's/.*PartitionCount: *\([0-9]*\).*/\1/p')
    [ "$now" -ge "$partitions" ] || kafka topics --alter --topic "$name" --partitions "$partitions"
    for setting in $settings; do kafka configs --alter --entity-type topics --entity-name "$name" --add-config "$setting"; done
  else
    options=
    for setting in $settings; do options="$options --config $setting"; done
    # shellcheck disable=SC2086 # words of their own
    kafka topics --create --if-not-exists --topic "$name" --partitions "$partitions" $options
  fi
done </etc/slipway/kafka/topics.txt

if [ -n "${CLIENT_PASSWORD:-}" ]; then
  # From a file, and unsaid when it fails: arguments and logs are no place for a password.
  echo "SCRAM-SHA-512=password=$CLIENT_PASSWORD" >/tmp/client
  kafka configs --alter --entity-type users --entity-name client --add-config-file /tmp/client >/tmp/why 2>&1 ||
    { echo "The user client could not be made: $(sed "s/$CLIENT_PASSWORD/…/g" /tmp/why)"; exit 1; }
fi
