#!/bin/sh
# What can be said about charts, manifests, scripts and workflows without a cluster: `check.sh [--strict] [CHECK...]`.
# A check whose tool is missing is named and passed over, with --strict it fails; deploy/check/tools.sh fetches them all.
# shellcheck disable=SC2329 # the checks are called by their names
set -u
root=$(cd "$(dirname "$0")/.." && pwd -P)
here=$root/deploy/check
tools=${SLIPWAY_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/slipway/tools}
PATH=$tools/bin:$PATH
cd "$root" || exit 1

chart=helm/slipway
versions=$(cat "$here/kubernetes-versions")
oldest=${versions%% *}
newest=$(echo "${versions##* }" | cut -d. -f1-2)
all="versions charts units render overlays schemas peers kube-score checkov secrets scripts workflows"

strict=
[ "${1:-}" = --strict ] && { strict=yes; shift; }
for name in "$@"; do
  case " $all " in *" $name "*) ;; *) echo "There is no check '$name'. These are: $all" >&2; exit 2 ;; esac
done
chosen=${*:-$all}

work=$(mktemp -d "${TMPDIR:-/tmp}/slipway-check.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# --- the checks: each prints what it finds, and sets `seen` to what it has looked at -------------------------------------

# One number for the product: what Maven builds, what the chart is called, and what the umbrella asks of its parts.
check_versions() {
  bad=0
  maven=$(sed -n '/<artifactId>slipway</{n;s/.*<version>\(.*\)<.*/\1/p;}' pom.xml)
  maven=${maven%-SNAPSHOT}
  for key in version appVersion; do
    found=$(field $key $chart/Chart.yaml)
    [ "$found" = "$maven" ] || { echo "$chart/Chart.yaml: $key is $found, and Maven's version is $maven."; bad=1; }
  done
  for part in "$chart"/charts/*/Chart.yaml; do
    found=$(field version "$part")
    asked=$(sed -n "s/.*name: $(field name "$part"),.* version: \([^,} ]*\).*/\1/p" $chart/Chart.yaml | sort -u)
    [ "$found" = "$asked" ] || { echo "$part: version is $found, and the umbrella asks for ${asked:-nothing of that name}."; bad=1; }
  done
  seen="$maven everywhere"
  return $bad
}

count() { echo $#; }

field() { sed -n "s/^$1: *//p" "$2" | tr -d '"'; }

# Both Helms accept every values file and make the same of it.
check_charts() {
  bad=0
  for values in "$chart"/values.yaml "$chart"/examples/*.yaml deploy/places/*.yaml; do
    name=$(basename "$values" .yaml)
    for helm in helm helm3; do
      $helm lint --strict --quiet --kube-version "$oldest" --values "$values" $chart || bad=1
      rendered "$helm" "$name" "$values" || bad=1
      sed -e 's/^\(  [A-Z_]*: \)[A-Za-z0-9+/]*=*$/\1random/' -e '/^ *$/d' "$work/charts/$helm-$name.yaml" >"$work/$helm"
    done
    cmp -s "$work/helm" "$work/helm3" || {
      bad=1
      echo "$values: $(helm version --short) and $(helm3 version --short) render it differently:"
      diff "$work/helm" "$work/helm3" | head -n 20
    }
  done
  seen="$(helm version --short) and $(helm3 version --short), every values file"
  return $bad
}

rendered() { # helm, name, values
  mkdir -p "$work/charts"
  "$1" template slipway $chart --namespace slipway --kube-version "$oldest" --values "$3" >"$work/charts/$1-$2.yaml"
}

check_units() {
  bad=0 seen=
  for tests in "$chart"/tests "$chart"/charts/*/tests; do
    helm-unittest --with-subchart=false "$(dirname "$tests")" >"$work/units" 2>&1 || { bad=1; grep -v '^ *PASS' "$work/units"; }
    seen="$seen $(basename "$(dirname "$tests")") $(sed -n 's/^Tests: *\(.*\), .*/\1/p' "$work/units"),"
  done
  seen=${seen# } seen=${seen%,}
  return $bad
}

check_render() {
  mkdir -p "$work/render"
  cp -R k8s "$work/render"
  sh deploy/render.sh "$work/render/k8s" && diff -r k8s "$work/render/k8s" || {
    echo "The manifests are not what the chart renders. Type: ./slipway render"
    return 1
  }
  seen="k8s is what the chart renders"
}

# Every overlay, and every component alone on top of the base.
check_overlays() {
  bad=0
  copy=$work/kustomize
  mkdir -p "$copy" "$work/overlays"
  cp -R k8s "$copy"
  for file in $(sed -n 's/.*envs: \[\(.*\.env\)\].*/\1/p' k8s/components/secrets/kustomization.yaml); do
    [ -e "$copy/k8s/components/secrets/$file" ] || echo "KEY=value" >"$copy/k8s/components/secrets/$file"
  done
  for overlay in k8s/overlays/*/; do
    name=$(basename "$overlay")
    $kustomize "$copy/$overlay" >"$work/overlays/overlay-$name.yaml" || { bad=1; echo "k8s/overlays/$name does not build."; }
  done
  for component in k8s/components/*/; do
    name=$(basename "$component")
    mkdir -p "$copy/k8s/alone/$name"
    {
      printf 'resources: [../../base]\ncomponents:\n'
      { echo secrets; [ "$name" = kafka-three-brokers ] || echo kafka; echo postgres; echo "$name"; } |
        awk '!seen[$0]++ { print "  - ../../components/" $0 }'
    } >"$copy/k8s/alone/$name/kustomization.yaml"
    $kustomize "$copy/k8s/alone/$name" >"$work/overlays/component-$name.yaml" || { bad=1; echo "k8s/components/$name does not build."; }
  done
  seen="$(count k8s/overlays/*/) overlays, $(count k8s/components/*/) components"
  return $bad
}

check_schemas() {
  bad=0
  [ -d "$tools/schemas" ] || { echo "There are no schemas in $tools"; return 3; }
  manifests >"$work/list"
  for version in $versions; do
    # shellcheck disable=SC2046 # a word for each file
    kubeconform -strict -summary -kubernetes-version "$version" \
      -schema-location "$tools/schemas/{{.NormalizedKubernetesVersion}}/{{.ResourceKind}}{{.KindSuffix}}.json" \
      -schema-location "$tools/schemas/custom/{{.ResourceKind}}{{.KindSuffix}}.json" $(cat "$work/list") >"$work/valid" 2>&1 ||
      { bad=1; echo "Kubernetes $version:"; sed "s|$work/||g" "$work/valid"; }
  done
  seen="$(sed -n 's/^Summary: \([0-9]* resources\).*/\1/p' "$work/valid") of $(grep -c . "$work/list") renderings, Kubernetes $(echo "$versions" | sed 's/ / and /g'), Gateway API $(sed 's/^[^ ]* \([^ ]*\).*/\1/' "$tools/versions/schemas")"
  return $bad
}

manifests() { find "$work/charts" "$work/overlays" -name '*.yaml' 2>/dev/null | sort; }

# Whom a network policy is for or names has pods in the whole stack: a slip there lets nobody in, and nothing else sees it.
check_peers() {
  bad=0
  for values in values todo highly-available; do
    awk '
      FNR == 1 { part++ }
      /^---/ { kind = ""; spec = 0 }
      /^kind: / { kind = $2 }
      /^spec:/ { spec = 1 }
      match($0, /app\.kubernetes\.io\/name"?: *"?[a-z-]+/) {
        found = substr($0, RSTART, RLENGTH); sub(/.*[ ":]/, "", found)
        if (kind ~ /^(Deployment|StatefulSet|Job|Pod)$/) pods[found] = 1
        if (kind == "NetworkPolicy" && spec && part == 2) named[found] = 1
      }
      END { for (peer in named) if (!(peer in pods)) print "a network policy names " peer ", and no pod is called so" }
    ' "$work/charts/helm-values.yaml" "$work/charts/helm-$values.yaml" >"$work/peers"
    [ ! -s "$work/peers" ] || { bad=1; sed "s|^|$values: |" "$work/peers"; }
  done
  seen="whom the network policies name"
  return $bad
}

check_kube_score() {
  bad=0
  ignored=$(exceptions kube-score | sed '/^--/!s/^/--ignore-test /')
  for file in "$work"/charts/helm-*.yaml "$work"/overlays/overlay-*.yaml; do
    [ -e "$file" ] || continue
    # shellcheck disable=SC2086 # one word each
    kube-score score --kubernetes-version "v$newest" --output-format ci $ignored "$file" >"$work/score" 2>&1 ||
      { bad=1; grep '^\[CRITICAL\]' "$work/score" || cat "$work/score"; }
  done | sort -u >"$work/scores"
  cat "$work/scores"
  seen="$(exceptions kube-score | grep -c .) exceptions, with their reasons in deploy/check/kube-score.exceptions"
  [ ! -s "$work/scores" ]
}

check_checkov() {
  mkdir -p "$work/checkov"
  cp "$work"/charts/helm-*.yaml "$work"/overlays/overlay-*.yaml "$work/checkov" 2>/dev/null
  seen="$(exceptions checkov | grep -c .) exceptions, with their reasons in deploy/check/checkov.exceptions"
  checkov --directory "$work/checkov" --framework kubernetes --compact --quiet --skip-download \
    --skip-check "$(exceptions checkov | paste -sd, -)" >"$work/checkov.txt" 2>&1 && return
  grep -q '^Check: ' "$work/checkov.txt" || cat "$work/checkov.txt"
  sed -n -e '/^Check: /{s///;h;}' -e '/FAILED for resource/{s/.*resource: //;G;s/\n/  /p;}' "$work/checkov.txt" | sort -u
  return 1
}

exceptions() { sed -n 's/^\([^# ][^ ]*\) .*/\1/p' "$here/$1.exceptions"; } # tool

# Neither the tree nor a committed manifest holds a password, key or token; only Helm makes Secrets, at random.
check_secrets() {
  bad=0
  git ls-files -co --exclude-standard >"$work/files"
  mkdir -p "$work/tree"
  tar -cf - -T "$work/files" 2>/dev/null | tar -xf - -C "$work/tree"
  gitleaks dir "$work/tree" --no-banner --redact --log-level error --config "$here/gitleaks.toml" --report-format json --report-path "$work/leaks" || {
    bad=1
    sed -n 's/^ *"\(RuleID\|File\|StartLine\)": *"\{0,1\}\([^",]*\).*/\2/p' "$work/leaks" | sed "s|$work/tree/||" | paste -sd ' \t\n' -
  }
  if grep -rln '^kind: Secret' k8s --include='*.yaml'; then echo "A Secret does not belong into git: k8s/components/secrets reads ignored files."; bad=1; fi
  seen="$(grep -c . "$work/files") files"
  return $bad
}

check_scripts() {
  git ls-files -co --exclude-standard | while IFS= read -r file; do
    [ -f "$file" ] && head -c 64 "$file" | head -n 1 | tr -d '\0' | grep -qE '^#!.*\b(ba)?sh$' && echo "$file"
  done >"$work/scripts"
  seen="$(grep -c . "$work/scripts") scripts"
  tr '\n' '\0' <"$work/scripts" | xargs -0 shellcheck --severity=warning --external-sources --source-path="$root"
}

check_workflows() {
  seen="$(count .github/workflows/*) workflows, every action by its commit"
  actionlint -shellcheck "$(command -v shellcheck || :)" || return 1
  if grep -nE '^ *(- )?uses:' .github/workflows/*.y*ml | grep -vE 'uses: *(\./|[^@ ]+@[0-9a-f]{40} # v)'; then
    echo "An action is pinned by its full commit, with its version behind it: uses: owner/name@<40 hex digits> # v1.2.3"
    return 1
  fi
}

# --- running them -------------------------------------------------------------------------------------------------------

if command -v kubectl >/dev/null 2>&1; then kustomize="kubectl kustomize"; else kustomize="kustomize build"; fi
failed=0 skipped=

verdict() { printf '  %-5s %-11s %s\n' "$1" "$2" "$3"; }

run() { # check, the tools that it needs
  check=$1
  shift
  case " $chosen " in *" $check "*) ;; *) return ;; esac
  for tool in "$@"; do
    command -v "$tool" >/dev/null 2>&1 || { skip "$check" "needs $tool, which is not on the PATH"; return; }
  done
  "check_$(echo "$check" | tr - _)" >"$work/findings" 2>&1
  case $? in
    0) verdict ok "$check" "$seen" ;;
    3) skip "$check" "$(cat "$work/findings")" ;;
    *) failed=1; verdict BAD "$check" "$(sed "s|$work/||g; 1!s/^/                    /" "$work/findings")" ;;
  esac
}

skip() { # check, reason
  skipped="$skipped $1"
  verdict SKIP "$1" "$2"
}

# What later checks look at, when the checks that make it were not chosen.
case " $chosen " in *" charts "*) ;; *) for values in "$chart"/values.yaml "$chart"/examples/*.yaml deploy/places/*.yaml; do
  ! command -v helm >/dev/null 2>&1 || rendered helm "$(basename "$values" .yaml)" "$values" >/dev/null 2>&1
done ;; esac

run versions
run charts helm helm3
run units helm-unittest
run render helm
run overlays "${kustomize%% *}"
run schemas kubeconform helm
run peers helm
run kube-score kube-score helm
run checkov checkov helm
run secrets gitleaks git
run scripts shellcheck git
run workflows actionlint

if [ "$failed" = 1 ]; then echo "Something is wrong: see above."; exit 1; fi
if [ -n "$skipped" ]; then
  echo "NOT CHECKED for want of a tool:$skipped. Fetch them all with deploy/check/tools.sh"
  [ -z "$strict" ] || exit 1
fi
exit 0
