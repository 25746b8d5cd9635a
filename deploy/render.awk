# Splits the output of `helm template` into out/CHART/TEMPLATE.yaml, and takes out what only Helm needs. A ConfigMap becomes
# what a configMapGenerator reads: NAME.env for plain values, a folder NAME with a file per key for texts.

/^---/ { flush(); next }
/^# Source: / {
  split($3, path, "/")
  chart = path[2] == "charts" ? path[3] : path[1]
  template = path[length(path)]
  next
}
/^ *(helm\.sh\/|checksum\/|app\.kubernetes\.io\/(managed-by|version): )/ { next }
{ line[++lines] = $0 }
END { flush() }

function flush(    i, directory, file) {
  if (chart != "" && holds()) {
    directory = out "/" chart
    if (!(directory in made)) { system("mkdir -p '" directory "'"); made[directory] = 1 }
    if (kind() == "ConfigMap") configuration(directory)
    else {
      file = directory "/" template
      if (file in written) print "---" >file
      written[file] = 1
      for (i = 1; i <= lines; i++) if (!emptied(i) && line[i] != "") print line[i] >file
    }
  }
  lines = 0
}

function holds(    i) {
  for (i = 1; i <= lines; i++) if (line[i] ~ /^[a-z]/) return 1
  return 0
}

function kind(    i) {
  for (i = 1; i <= lines; i++) if (line[i] ~ /^kind: /) return substr(line[i], 7)
}

# An "annotations:" that has lost all it held.
function emptied(i) {
  return line[i] ~ /^ *annotations:$/ && indent(line[i + 1]) <= indent(line[i])
}

function indent(text) {
  match(text, /^ */)
  return RLENGTH
}

function configuration(directory,    i, name, inside, key, value, file, kept) {
  for (i = 1; i <= lines; i++) if (line[i] ~ /^  name: /) { name = substr(line[i], 9); break }
  file = ""
  for (i = 1; i <= lines; i++) {
    if (line[i] ~ /^data:/) { inside = 1; continue }
    if (line[i] ~ /^[a-z]/) inside = 0
    if (!inside) continue
    if (line[i] ~ /^  [^ ]+: *[|]-?$/) {
      key = line[i]
      sub(/^  /, "", key); sub(/: *[|]-?$/, "", key)
      if (!((directory "/" name) in made)) { system("mkdir -p '" directory "/" name "'"); made[directory "/" name] = 1 }
      file = directory "/" name "/" key
      kept = 1
    } else if (line[i] ~ /^  [^ ]/) {
      key = value = line[i]
      sub(/^  /, "", key); sub(/: .*/, "", key)
      sub(/^[^:]*: /, "", value); gsub(/^"|"$/, "", value)
      print key "=" value >(directory "/" name ".env")
      file = ""
      kept = 1
    } else if (file != "") print substr(line[i], 5) >file
  }
  if (!kept) printf "" >(directory "/" name ".env")
}
