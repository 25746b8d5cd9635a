# What deploy, undeploy, the tools' jobs and the drills share. Sourced, after root was set.

namespace=${SLIPWAY_NAMESPACE:-slipway}
release=${SLIPWAY_RELEASE:-slipway}
context=${SLIPWAY_CONTEXT:-}

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

kube() { kubectl ${context:+--context "$context"} "$@"; }
in_namespace() { kube --namespace "$namespace" "$@"; }
with_helm() { helm ${context:+--kube-context "$context"} --namespace "$namespace" "$@"; }

need() { # program, where to get it
  command -v "$1" >/dev/null 2>&1 || fail "This needs $1, and it is not on the PATH. Get it: $2"
}

need_cluster() {
  need kubectl https://kubernetes.io/docs/tasks/tools
  need helm https://helm.sh/docs/intro/install
  kube version --request-timeout=10s >/dev/null 2>&1 ||
    fail "The cluster of context '${context:-$(kubectl config current-context 2>/dev/null)}' does not answer. Is it running? See: kubectl config get-contexts"
}

# Helm 4 calls it by another name, and warns about the old one.
rollback_flag() {
  case $(helm version --short 2>/dev/null) in v3*) echo --atomic ;; *) echo --rollback-on-failure ;; esac
}

secret() { # name, key
  in_namespace get secret "$1" -o "jsonpath={.data.$2}" 2>/dev/null | base64 -d
}

# A line for each pod that is not ready and is not a job's that has done its work: name, state, and what is known of the reason.
unready() {
  in_namespace get pods -o go-template='
{{- range .items }}{{ $ready := false }}{{ $name := .metadata.name }}{{ $why := .status.phase }}
{{- range .status.conditions }}
{{- if and (eq .type "Ready") (eq .status "True") }}{{ $ready = true }}{{ end }}
{{- if and (eq .type "PodScheduled") (eq .status "False") }}{{ $why = printf "cannot be scheduled: %s" .message }}{{ end }}
{{- end }}
{{- range .status.containerStatuses }}
{{- if .state.waiting }}{{ $why = .state.waiting.reason }}{{ end }}
{{- if .state.running }}{{ $why = "runs, is not ready yet" }}{{ end }}
{{- if .state.terminated }}{{ $why = printf "ended: %s" .state.terminated.reason }}{{ end }}
{{- if .lastState.terminated }}{{ $why = printf "%s, ended before: %s, exit code %v" $why .lastState.terminated.reason .lastState.terminated.exitCode }}{{ end }}
{{- end }}
{{- if not (or $ready (eq .status.phase "Succeeded")) }}{{ $name }}: {{ $why }}{{ "\n" }}{{ end }}
{{- end }}' 2>/dev/null
}

# What to do about the pods that are not ready, in sentences.
diagnose() {
  unready | while IFS= read -r line; do
    pod=${line%%:*}
    say "  $line"
    case $line in
      *ImagePull* | *ErrImageNeverPull*)
        say "    The node has no image $(in_namespace get pod "$pod" -o 'jsonpath={.spec.containers[0].image}') and cannot pull it."
        say "    Load it (SLIPWAY_LOAD_IMAGES) or push it to a registry that the cluster reads (SLIPWAY_REGISTRY), then deploy again."
        ;;
      *OOMKilled*) say "    It needs more memory than its limit: raise resources.limits.memory of this service in the values." ;;
      *"cannot be scheduled"*) say "    Give the cluster more room, or deploy less: helm/slipway/examples holds smaller sets." ;;
      *ConfigError*) say "    A Secret or a setting is missing: kubectl -n $namespace describe pod $pod" ;;
      *)
        say "    Its last words (kubectl -n $namespace logs $pod):"
        { in_namespace logs "$pod" --previous --tail 4 2>/dev/null || in_namespace logs "$pod" --tail 4 2>/dev/null; } |
          cut -c1-300 | sed 's/^/      /'
        ;;
    esac
  done
}
