# shellcheck shell=bash
# Assembly of the distributions from Maven artifacts into target/cluster/{kafka,flink,registry}; sourced by
# scripts/cluster. What is in them is said by src/testbed/{kafka,flink,registry}/pom.xml.

# distribution NAME: its folder.
distribution() {
  printf '%s/target/cluster/%s' "$root" "$1"
}

# class_path NAME: the jars of a distribution with absolute paths.
class_path() {
  local folder list
  folder=$(distribution "$1")
  list=$(<"$folder/classpath")
  printf '%s/%s' "$folder" "${list//:lib\//:$folder/lib/}"
}

is_assembled() {
  local written
  written=$(distribution "$1")/classpath
  [[ -s $written && $written -nt $root/pom.xml && $written -nt $root/src/testbed/$1/pom.xml ]]
}

# count_downloads: Maven's output in, the number of files downloaded so far out.
count_downloads() {
  local line files=0
  while IFS= read -r line; do
    [[ $line == *'Downloaded from'* ]] || continue
    files=$((files + 1))
    if [[ -t 2 ]]; then
      printf '\r  %d files downloaded' "$files" >&2
    elif ((files % 50 == 0)); then
      printf '  %d files downloaded\n' "$files" >&2
    fi
  done
  if [[ -t 2 ]] && ((files > 0)); then printf '\n' >&2; fi
}

# assemble NAME...: assembles those that are not there yet or older than their POM.
assemble() {
  local name missing=() modules log=$root/target/cluster/assembly.log
  for name in "$@"; do
    is_assembled "$name" || missing+=("$name")
  done
  ((${#missing[@]} > 0)) || return 0
  command -v mvn >/dev/null ||
    fail "Maven is needed to assemble ${missing[*]} for the first time, and mvn is not on the PATH; install Maven 3.8 or newer"
  mkdir -p "$root/target/cluster"
  say "Assembling ${missing[*]} from Maven artifacts into target/cluster (once; up to 360 MB are downloaded)"
  modules=$(printf ',src/testbed/%s' "${missing[@]}")
  if ! mvn -B -Dquick -f "$root/pom.xml" -pl "${modules#,}" package 2>&1 </dev/null | tee "$log" | count_downloads; then
    grep -F '[ERROR]' "$log" | head -n 12 >&2 || true
    fail "assembly of ${missing[*]} failed; Maven's whole output is in $log"
  fi
}
