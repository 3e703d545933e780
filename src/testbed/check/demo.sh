# shellcheck shell=bash
# Step demo; sourced by scripts/check.

run_demo() {
  "$root/scripts/demo" --exit-after-alerts 1 --seconds 180 \
    --kafka-port 0 --kafka-controller-port 0 --flink-port 0 --flink-rpc-port 0 >"$work/demo.log" 2>&1
}

check_demo() {
  if ! run run_demo; then
    tail -n 30 "$work/demo.log" >&2
    fail "no alert, or not a clean end; the whole output is $work/demo.log, the logs of the processes $root/target/demo/log"
  fi
  grep -E 'FIRING ' "$work/demo.log" | head -n 1 || fail "the demo ended well and told no alert; its output is $work/demo.log"
}
