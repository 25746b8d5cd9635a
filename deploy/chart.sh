#!/bin/sh
# Packs the chart for a release: `chart.sh REGISTRY TAG <DIGESTS`, where DIGESTS has a line "NAME sha256:…" for each image of
# a service. Registry, tag and digests become the values of the packed copy; the path of the package is printed.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
registry=${1:?"chart wants a registry, such as ghcr.io/example/slipway"}
tag=${2:?"chart wants the tag of the images"}
target=$root/target/slipway/chart
rm -rf "$target"
mkdir -p "$target"
cp -R "$root/helm/slipway" "$target"
values=$target/slipway/values.yaml

sed -e "s|^    registry: slipway$|    registry: $registry|" -e "s|^    tag: dev$|    tag: \"$tag\"|" "$root/helm/slipway/values.yaml" >"$values"
while read -r name digest; do
  grep -q "^$name:$" "$values" || { echo "The chart has no service '$name'." >&2; exit 1; }
  awk -v name="$name" -v digest="$digest" '{ print } $0 == name ":" { print "  image: { digest: \"" digest "\" }" }' "$values" >"$values.new"
  mv "$values.new" "$values"
done
grep -q "registry: $registry$" "$values" && grep -q "tag: \"$tag\"$" "$values" || { echo "The chart's values have no place for registry and tag." >&2; exit 1; }
helm lint --strict --quiet "$target/slipway" >&2
helm package "$target/slipway" --destination "$target" >/dev/null
ls "$target"/*.tgz
