# shellcheck shell=bash
# One start at a time in a directory, and no half-started cluster; sourced by scripts/cluster.

# lock: one start at a time in a directory, or two would overwrite each other's PID files.
lock() {
  local holder
  until (
    set -o noclobber
    printf '%s\n' "$$" >"$dir/lock"
  ) 2>/dev/null; do
    holder=$(cat "$dir/lock" 2>/dev/null) || continue
    [[ -z $holder || $(command_line "$holder") != *scripts/cluster* ]] ||
      fail "process $holder (scripts/cluster) is just starting something in $dir; wait for it, or use another --dir"
    rm -f "$dir/lock"
  done
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

started=()

# finish: what was started by a command that then failed does not stay.
# shellcheck disable=SC2329 # called by the trap
finish() {
  local status=$?
  trap - EXIT INT TERM
  rm -f "$dir/lock"
  if ((status != 0 && ${#started[@]} > 0)); then
    say "Stopping what was started: ${started[*]}" >&2
    stop "${started[@]}"
  fi
  exit "$status"
}
