# shellcheck shell=bash
# What scripts/demo and src/testbed/elec2 run: the job's jar, the testbed's and the command line's; built when one is
# missing or older than the sources. Needs assembly.sh.

job_jar=$root/job/target/plumbline-job.jar
testbed_jar=$root/src/testbed/target/plumbline-testbed.jar
command_line_jar=$root/src/cli/target/plumbline.jar
built=$root/target/demo-built
build_log=$root/target/demo-build.log

require_java() {
  local version
  if [[ -n ${JAVA_HOME:-} && -x $JAVA_HOME/bin/java ]]; then java=$JAVA_HOME/bin/java; else java=java; fi
  command -v "$java" >/dev/null || fail "no java on the PATH and no JAVA_HOME; install a JDK 17 or newer"
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  ((${version:-0} >= 17)) || fail "$java is Java ${version:-unknown}; Java 17 or newer is needed (set JAVA_HOME)"
}

# is_built: all is there, and no source is newer than the last build's begin.
is_built() {
  local sources=("$root"/{pom.xml,schemas,job,src})
  [[ -e $built && -s $job_jar && -s $testbed_jar && -s $command_line_jar ]] || return 1
  is_assembled kafka && is_assembled flink || return 1
  [[ -z $(find "${sources[@]}" -name target -prune -o -type f \( -name '*.java' -o -name pom.xml -o -path '*/schemas/*' \) \
    -newer "$built" ! -path '*/src/test/*' -print -quit) ]]
}

build() {
  ! is_built || return 0
  mkdir -p "$root/target"
  # One build at a time; who waited finds it done. The lock goes with the subshell: nothing started later holds it.
  (
    if command -v flock >/dev/null; then flock 9; fi
    is_built || build_all
  ) 9>"$root/target/demo-build.lock"
}

build_all() {
  local modules=job,src/cli,src/testbed,src/testbed/kafka,src/testbed/flink
  command -v mvn >/dev/null || fail "Maven is needed to build, and mvn is not on the PATH; install Maven 3.8 or newer"
  say "Building (the first time this takes some minutes and downloads up to 400 MB)"
  SECONDS=0
  touch "$built.begin"
  if ! mvn -B -Dquick -f "$root/pom.xml" -pl "$modules" -am package 2>&1 </dev/null | tee "$build_log" | count_downloads; then
    grep -F '[ERROR]' "$build_log" | head -n 12 >&2 || true
    fail "the build failed; Maven's whole output is in $build_log"
  fi
  mv "$built.begin" "$built"
  say "  built in $SECONDS s"
}

# run_java CLASS WORD…: replaces this (sub)shell.
run_java() {
  exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx384m -Dorg.slf4j.simpleLogger.defaultLogLevel=off \
    -cp "$testbed_jar:$command_line_jar" "$@" </dev/null
}
