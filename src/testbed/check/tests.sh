# shellcheck shell=bash
# Step tests; sourced by scripts/check.

# show_build: Maven's output in; modules, test classes, warnings, errors and the number of downloads out.
show_build() {
  awk '
    /Download(ing|ed) from/ { if (/Downloaded/ && ++files % 200 == 0) { print "   " files " files downloaded"; fflush() } next }
    /^\[INFO\] Building Plumbline/ { sub(/^\[INFO\] Building /, "   "); sub(/ +\[/, " ["); print; fflush(); next }
    /^\[[A-Z]+\] Tests run:.* -- in / { sub(/^\[[A-Z]+\] /, "     "); print; fflush(); next }
    /^\[(WARNING|ERROR)\]/ { print; fflush() }'
}

verify() {
  set -o pipefail
  mvn -B -f "$root/pom.xml" verify 2>&1 | tee "$work/verify.log" | show_build
}

# sum_of_tests: the summary lines of Surefire and Failsafe, added up in their own form.
sum_of_tests() {
  awk -F '[:,]' '
    /^\[[A-Z]+\] Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$/ { run += $2; failures += $4; errors += $6; skipped += $8 }
    END { printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", run, failures, errors, skipped }' "$work/verify.log"
}

# Whether the jars in the targets are those of this run.
tested=no

check_tests() {
  local built=$root/target/demo-built
  mkdir -p "$root/target"
  touch "$work/verify-begin"
  if ! run verify; then
    printf 'scripts/check: step tests failed; the whole output is %s, that of a test TARGET/surefire-reports or failsafe-reports\n' \
      "$work/verify.log" >&2
    printf 'One module again: mvn verify -pl MODULE -am; the format: mvn spotless:apply\n' >&2
    sum_of_tests
    exit 1
  fi
  [[ $(sum_of_tests) != 'Tests run: 0,'* ]] || fail "no test was run, says $work/verify.log"
  tested=yes
  # So that the demo runs what was tested, and does not build it again.
  mv "$work/verify-begin" "$built"
}
