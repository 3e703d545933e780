# shellcheck shell=bash
# Step reproducible; sourced by scripts/check.

# build_copy FOLDER: the job's jar from the files of this checkout, and from nothing else.
build_copy() {
  rm -rf "$1"
  mkdir -p "$1"
  tar -C "$root" -cf - -T "$work/files" | tar -C "$1" -xf -
  mvn -B -q -Dquick -f "$1/pom.xml" -pl job -am package >"$1.log" 2>&1
}

build_copy_elsewhere() {
  umask 077
  export TZ=Pacific/Apia LC_ALL=C MAVEN_OPTS="${MAVEN_OPTS:-} -Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Apia"
  build_copy "$1"
}

# differences ONE OTHER: names of what is not the same in two jars.
differences() {
  local side
  for side in 1 2; do
    rm -rf "$work/unpacked-$side"
    mkdir -p "$work/unpacked-$side"
    (cd "$work/unpacked-$side" && jar xf "${!side}")
  done
  diff -rq "$work/unpacked-1" "$work/unpacked-2" | head -n 10 >&2 || true
}

check_reproducible() {
  local one=$work/one other=$work/elsewhere/another relative=job/target/plumbline-job.jar
  mkdir -p "$work/elsewhere"
  run build_copy "$one" || fail "a clean copy does not build; Maven's output is $one.log (is a file ignored by .gitignore that is needed?)"
  run build_copy_elsewhere "$other" || fail "a clean copy does not build in another locale and time zone; Maven's output is $other.log"
  if ! cmp -s "$one/$relative" "$other/$relative"; then
    differences "$one/$relative" "$other/$relative"
    fail "two builds of the same sources differ in what is above (or in its order or times): something takes the clock, the locale or the folder into the jar"
  fi
  if [[ $tested == yes ]] && ! cmp -s "$one/$relative" "$jar_file"; then
    differences "$one/$relative" "$jar_file"
    fail "the jar in job/target is not what a clean build gives; it holds something old, or lacks something new: mvn clean (after scripts/cluster down), then again"
  fi
  if command -v sha256sum >/dev/null; then say "   sha256 $(sha256sum <"$one/$relative" | cut -d ' ' -f 1)"; fi
  rm -rf "$one" "$work/elsewhere" "$work"/unpacked-*
}
