# shellcheck shell=bash
# The benchmark in its short form: every contender finds out the same, and ours is cheaper by a wide margin.

# Much less than on a quiet machine (src/site/markdown/performance.md): this must hold beside other work, and while the JVM
# is still compiling. The slow ones, P3 and P5, are left to the full run.
contenders=(--contenders "L0,P1,plumbline" --require P1=1.2)

check_bench() {
  "$root/scripts/bench" drift --short --json "$work/bench.json" "${contenders[@]}" >"$work/bench.md" 2>"$work/bench.err" ||
    fail "$(tail -n 5 "$work/bench.err"); all it said is in $work/bench.md and $work/bench.err"
  grep -E '^(\||\*)' "$work/bench.md"
}
