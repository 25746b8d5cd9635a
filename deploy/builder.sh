# What builds, tags and pushes images. Sourced.

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

find_builder() {
  builder=${SLIPWAY_BUILDER:-}
  case $builder in
    docker | podman | buildah) return ;;
    '') ;;
    *) fail "SLIPWAY_BUILDER is docker, podman or buildah, not '$builder'." ;;
  esac
  # Docker without BuildKit knows no cache mounts.
  if docker version >/dev/null 2>&1 && docker buildx version >/dev/null 2>&1; then builder=docker
  elif podman info >/dev/null 2>&1; then builder=podman
  elif buildah info >/dev/null 2>&1; then builder=buildah
  else
    fail "Images need Docker with BuildKit (docker buildx), Podman or Buildah, and none of them answers. Get one:
  https://docs.docker.com/get-started/get-docker   https://podman.io/docs/installation   https://buildah.io
If Docker is installed, is its engine running, and may you use it (docker version)?"
  fi
}
