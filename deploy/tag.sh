# What scripts know of images: their tag, and which ones a manifest names. Sourced, after root was set.

# The commit, and what the tree holds beyond it: equal trees have equal tags, changed ones never share one.
image_tag() {
  if [ -n "${SLIPWAY_TAG:-}" ]; then echo "$SLIPWAY_TAG"; return; fi
  commit=$(git -C "$root" rev-parse --short=12 HEAD 2>/dev/null) || { echo dev; return; }
  [ -z "$(git -C "$root" status --porcelain)" ] || commit=$commit-$(changes | git hash-object --stdin | cut -c1-8)
  echo "$commit"
}

changes() {
  git -C "$root" diff HEAD --binary
  (cd "$root" && git ls-files --others --exclude-standard | while IFS= read -r file; do
    echo "$file $(git hash-object "$file")"
  done)
}

# The images of the manifests on standard input, each once.
images_in() { sed -n 's/^ *\(- \)*image: *//p' | tr -d '"' | sort -u; }
