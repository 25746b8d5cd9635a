#!/bin/sh
# Types what docs/images.md and docs/compose.md tell to type (their blocks for Docker), kills every container of the stack under
# orders, stops and starts it, and asks verify each time. It begins and ends with nothing of the stack left, data included.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$root"
url=http://localhost:${SLIPWAY_PORT:-8080}

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
tool() { docker compose run --rm -T tools "$@" 2>&1; }
holds() { tool verify >"$said" || { cat "$said" >&2; fail "verify: $1"; }; say "  $(grep 'I1 ' "$said")"; }

docker compose version >/dev/null 2>&1 || fail "This needs Docker and its compose plugin, or an engine that speaks Docker's API."
said=$(mktemp)
trap 'docker compose --profile replicas down --volumes >/dev/null 2>&1; rm -f "$said"' EXIT
docker compose down --volumes >/dev/null 2>&1

awk '/^```sh docker$/ { on = 1; next } /^```/ { on = 0 } on' docs/images.md docs/compose.md | while IFS= read -r line; do
  say "$line"
  sh -c "$line" >"$said" 2>&1 </dev/null || { cat "$said" >&2; fail "What the documents tell to type failed: $line"; }
done
curl -fsS "$url/status.json" | grep -q '"up":true' || fail "$url/status.json does not come through the door."

for victim in order catalog todo auth gateway kafka postgres frontend; do
  say "kill $victim"
  tool demo --orders 8 >/dev/null &
  sleep 3
  docker compose kill --signal KILL "$victim" >/dev/null 2>&1
  docker compose up -d --wait >/dev/null 2>&1 || { docker compose ps --all >&2; fail "The stack did not come back after the kill of $victim."; }
  wait $! || say "  (the shopper gave up meanwhile)"
  holds "after the kill of $victim"
done

say "down, and up again on the same data"
before=$(grep -o '[0-9]* orders)' "$said" | head -n 1)
docker compose down >/dev/null 2>&1
docker compose up -d --wait >/dev/null 2>&1 || fail "The stack did not come up on its data."
holds "after down and up"
[ "$before" = "$(grep -o '[0-9]* orders)' "$said" | head -n 1)" ] || fail "Orders were lost: $before before."

say "two of order, auth and gateway"
docker compose --profile replicas up -d --wait >/dev/null 2>&1 || fail "The second replicas did not become ready."
tool demo --orders 8 >"$said" || { cat "$said" >&2; fail "demo with two replicas"; }
holds "with two replicas"
say "All of it held."
