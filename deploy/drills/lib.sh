# What drills share. A drill runs against the release in SLIPWAY_NAMESPACE, does something bad or bold, and ends with a
# verdict: exit code 0 if nothing was lost. Sourced, after root was set.

. "$root/deploy/cluster.sh"
drill=$(basename "$0" .sh)
work=$(mktemp -d "${TMPDIR:-/tmp}/slipway-drill.XXXXXX")
started=
trap 'for pid in $started; do kill "$pid" 2>/dev/null; done; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

url=${SLIPWAY_PUBLIC_URL:-http://localhost:8081}
export SLIPWAY_NAMESPACE=$namespace

passed() { say "PASSED $drill: $*"; exit 0; }
lost() { say "FAILED $drill: $*" >&2; exit 1; }

# --- load: a hundred reads of the shop a second, each counted --------------------------------------------------------------

load_start() {
  for client in 1 2 3 4; do
    while [ ! -e "$work/enough" ]; do
      curl -s -o /dev/null --max-time 10 --rate 25/s -w '%{http_code} %{time_total}\n' "$url/api/products?size=5&client=$client&n=[1-50]"
    done >"$work/load.$client" 2>/dev/null &
    started="$started $!"
  done
}

# Sets requests and failures; a failure is everything but a 200.
load_stop() {
  : >"$work/enough"
  for pid in $started; do wait "$pid" 2>/dev/null || :; done
  started=
  rm -f "$work/enough"
  requests=$(cat "$work"/load.* | wc -l | tr -d ' ')
  failures=$(cat "$work"/load.* | grep -cv '^200 ' || :)
}

# --- orders, and what holds after them -----------------------------------------------------------------------------------

# Orders in the background, as a user places them; all have to be confirmed.
orders_start() { # how many
  "$root/slipway" demo --orders "$1" --target "$url" >"$work/orders" 2>&1 &
  orders_pid=$!
}

some_confirmed() {
  until grep -q CONFIRMED "$work/orders" 2>/dev/null || ! kill -0 "$orders_pid" 2>/dev/null; do sleep 0.2; done
}

orders_confirmed() {
  wait "$orders_pid" || { tail -n 15 "$work/orders"; lost "not every order was confirmed"; }
}

invariants_hold() {
  sh "$root/deploy/tools.sh" verify >"$work/verify" 2>&1 || { cat "$work/verify"; lost "an invariant does not hold"; }
}

# --- the release ---------------------------------------------------------------------------------------------------------

upgrade() { # arguments of helm
  with_helm upgrade "$release" "$root/helm/slipway" --reuse-values --wait --timeout 8m "$@" >"$work/helm" 2>&1
}

ready() { # kind/name
  in_namespace rollout status "$1" --timeout=180s >/dev/null || { diagnose; lost "$1 did not become ready again"; }
}

settled() {
  for workload in $(in_namespace get deployment,statefulset -o name); do ready "$workload"; done
}

revision() { with_helm history "$release" --max 1 -o json | sed 's/.*"revision":\([0-9]*\).*/\1/'; }
