#!/bin/sh
# Builds the images that are not there yet: `images.sh`, or those named: `images.sh order gateway`. --push sends them to
# SLIPWAY_REGISTRY (slipway). Each also gets the tag dev, the last one built here. Docker, Podman or Buildah, whichever
# answers first; SLIPWAY_BUILDER chooses, SLIPWAY_BUILD_OPTIONS are further options of its build.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
. "$root/deploy/tag.sh"
. "$root/deploy/builder.sh"
registry=${SLIPWAY_REGISTRY:-slipway}
all='todo catalog order auth gateway frontend tools'

dockerfile() {
  case $1 in
    gateway | frontend) echo "$1/Dockerfile" ;;
    tools) echo e2e/Dockerfile ;;
    *) echo "services/$1/Dockerfile" ;;
  esac
}

build() { # name
  set -- -f "$(dockerfile "$1")" -t "$registry/$1:$tag" --build-arg "SOURCE=$source" --build-arg "VERSION=$version" --build-arg "REVISION=$tag"
  [ "$builder" = docker ] || set -- --layers "$@"
  # shellcheck disable=SC2086 # words of their own
  (cd "$root" && "$builder" build ${SLIPWAY_BUILD_OPTIONS:-} "$@" .)
}

# Podman and Buildah can do without a container runtime where the machine lets none work, such as inside a container.
without_runtime() {
  [ "$builder" != docker ] && [ -z "${BUILDAH_ISOLATION:-}" ] && grep -q 'error running container' "$log" && export BUILDAH_ISOLATION=chroot
}

# Prints nothing where there is no such image.
size() { "$builder" images --format '{{.Size}}' "$registry/$1:$tag" 2>/dev/null | head -n 1; }

image() { # name
  if [ -n "$(size "$1")" ]; then took='there already'
  else
    before=$(date +%s)
    log=$root/target/slipway/image-$1.log
    build "$1" >"$log" 2>&1 || { without_runtime && build "$1" >"$log" 2>&1; } || { tail -n 30 "$log" | cut -c1-400 >&2; fail "The image $1 could not be built; all of it: $log"; }
    took="built in $(($(date +%s) - before)) s"
  fi
  "$builder" tag "$registry/$1:$tag" "$registry/$1:dev"
  printf '  %-44s %8s   %s\n' "$registry/$1:$tag" "$(size "$1" | tr -d ' ')" "$took"
}

push=false names=
for word in "$@"; do
  case $word in
    --push) push=true ;;
    *) case " $all " in *" $word "*) names="$names $word" ;; *) fail "There is no image '$word'. There are: $all." ;; esac ;;
  esac
done
find_builder
tag=$(image_tag)
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$root/pom.xml")
source=$(git -C "$root" remote get-url origin 2>/dev/null | sed -n -e 's|^git@\([^:]*\):|https://\1/|' -e 's|\.git$||' -e '/^https:/p')
mkdir -p "$root/target/slipway"
say "Building with $builder what is not there yet (the first time some minutes)."
for name in ${names:-$all}; do
  image "$name"
  if $push; then "$builder" push -q "$registry/$name:$tag" >/dev/null || fail "$registry/$name:$tag could not be pushed. Are you signed in ($builder login)?"; fi
done
[ -n "$names" ] || sh "$root/deploy/secrets.sh"
