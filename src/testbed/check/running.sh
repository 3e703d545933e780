# shellcheck shell=bash
# Running what may take long, so that it can be stopped, and seeing that nothing of it stays; sourced by scripts/check.

# run COMMAND…: in a process group of its own, so that all it started can be stopped with it; its status.
run() {
  local status=0
  set -m
  ("$@") </dev/null &
  group=$!
  set +m
  wait "$group" || status=$?
  group=''
  return "$status"
}

group=''

# ours: ids of the processes that belong to this checkout: JVMs of tests, members of a cluster.
ours() {
  local id words
  while read -r id words; do
    case $words in
      *"-Dplumbline.process=$root/"* | *"$root/"*"/target/surefire/"*) printf '%s\n' "$id" ;;
    esac
  done < <(list_processes)
}

# list_processes: one a line, id and command line.
list_processes() {
  local file id
  if [[ -d /proc/self ]]; then
    for file in /proc/[0-9]*/cmdline; do
      id=${file#/proc/}
      { printf '%s %s\n' "${id%/cmdline}" "$(tr '\0' ' ' <"$file")"; } 2>/dev/null || true
    done
  else
    ps -axww -o pid=,args=
  fi
}

# remember_running: a cluster that was up before is not ours to judge.
remember_running() {
  running_before=" $(ours | tr '\n' ' ') "
}

# left: ids of our processes that were not there before.
left() {
  local id
  for id in $(ours); do
    if [[ $running_before != *" $id "* ]]; then printf '%s\n' "$id"; fi
  done
}

# await_none_left SECONDS
await_none_left() {
  local deadline=$((SECONDS + $1))
  until [[ -z $(left) ]]; do
    ((SECONDS < deadline)) || return 1
    sleep 0.5
  done
}

refuse_left_processes() {
  local id
  if await_none_left 5; then return; fi
  for id in $(left); do
    printf '%s %s\n' "$id" "$(tr '\0' ' ' <"/proc/$id/cmdline" | cut -c -300)" >&2
  done
  fail "it left the processes above running (they are stopped now); whatever starts one has to stop it, also when it fails"
}

# finish: nothing of what was started stays.
# shellcheck disable=SC2329 # called by the trap
finish() {
  local status=$? id
  trap - EXIT
  trap '' INT TERM
  if [[ -n $group ]]; then kill -TERM -- "-$group" 2>/dev/null || true; fi
  if ((status != 0)) && ! await_none_left 20; then
    for id in $(left); do kill -TERM "$id" 2>/dev/null || true; done
    if ! await_none_left 10; then
      for id in $(left); do kill -KILL "$id" 2>/dev/null || true; done
    fi
  fi
  exit "$status"
}
