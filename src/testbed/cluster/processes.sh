# shellcheck shell=bash
# Processes with a PID file, a log and a mark by which they are known again; sourced by scripts/cluster.
# $dir/pid/NAME.pid holds the process id; the mark is on the command line, so that a recycled process id is never
# taken for ours.

pid_of() {
  cat "$dir/pid/$1.pid" 2>/dev/null || true
}

# command_line PID: words separated by blanks; empty when there is no such process (a zombie has none).
command_line() {
  if [[ -r /proc/$1/cmdline ]]; then
    tr '\0' ' ' <"/proc/$1/cmdline"
  elif [[ ! -d /proc/self ]]; then
    ps -ww -o args= -p "$1"
  fi 2>/dev/null || true
}

mark() {
  printf -- '-Dplumbline.process=%s/%s' "$dir" "$1"
}

# is_running NAME: there is a process of its id, and it is ours.
is_running() {
  local pid
  pid=$(pid_of "$1")
  [[ -n $pid && " $(command_line "$pid")" == *" $(mark "$1") "* ]]
}

# resident_mb NAME
resident_mb() {
  local pid kilobytes=''
  pid=$(pid_of "$1")
  if [[ -r /proc/$pid/status ]]; then
    kilobytes=$(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$pid/status" 2>/dev/null) || true
  elif [[ -n $pid ]]; then
    kilobytes=$(ps -o rss= -p "$pid" 2>/dev/null) || true
  fi
  printf '%d' $((${kilobytes:-0} / 1024))
}

# known_processes: names with a PID file, one a line.
known_processes() {
  local file
  for file in "$dir"/pid/*.pid; do
    [[ -e $file ]] || continue
    file=${file##*/}
    printf '%s\n' "${file%.pid}"
  done
}

# launch NAME CLASSPATH WORD...: a JVM in the background that outlives this script and ignores its Ctrl-C.
launch() {
  local name=$1 class_path=$2 pid
  shift 2
  mkdir -p "$dir/pid" "$dir/log" "$dir/tmp"
  CLASSPATH=$class_path nohup "$java" "$(mark "$name")" "-Djava.io.tmpdir=$dir/tmp" "-Dlog.file=$dir/log/$name.log" "$@" \
    >>"$dir/log/$name.out" 2>&1 </dev/null &
  pid=$!
  disown "$pid"
  printf '%s\n' "$pid" >"$dir/pid/$name.pid"
  # Until the shell's child has become the JVM, its command line is not yet the one that is_running looks for.
  until is_running "$name" || ! kill -0 "$pid" 2>/dev/null; do sleep 0.02; done
}

# exists PID: it holds on to its ports and memory still; what a parent has not collected yet (a zombie) does not.
exists() {
  local state
  if [[ -d /proc/self ]]; then
    state=$(sed -n 's/^State:[^A-Z]*\([A-Z]\).*/\1/p' "/proc/$1/status" 2>/dev/null) || true
    [[ -n $state && $state != [ZX] ]]
  else
    kill -0 "$1" 2>/dev/null
  fi
}

# await_gone SECONDS PID...: false when one of them still exists then.
await_gone() {
  local deadline=$((SECONDS + $1)) pid
  shift
  for pid in "$@"; do
    while exists "$pid"; do
      ((SECONDS < deadline)) || return 1
      sleep 0.1
    done
  done
}

# stop NAME...: TERM to all, KILL to those that still exist after 10 s; their PID files go.
stop() {
  local name pid pids=()
  for name in "$@"; do
    if is_running "$name"; then pids+=("$(pid_of "$name")"); fi
  done
  for pid in ${pids[@]+"${pids[@]}"}; do kill -TERM "$pid" 2>/dev/null || true; done
  if ! await_gone 10 ${pids[@]+"${pids[@]}"}; then
    for pid in "${pids[@]}"; do
      if exists "$pid"; then kill -KILL "$pid" 2>/dev/null || true; fi
    done
    await_gone 10 "${pids[@]}" || fail "processes survived KILL; of ${pids[*]} see: scripts/cluster --dir '$dir' status"
  fi
  for name in "$@"; do rm -f "$dir/pid/$name".{pid,resource}; done
}

# Whether anything accepts connections on a port of this machine.
port_answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# free_port: below the range that the kernel gives to outgoing connections, so that none takes it in the meantime.
free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 12000))
    if ! port_answers "$port"; then
      printf '%d' "$port"
      return
    fi
  done
}

# http_get PORT PATH: the whole answer, headers included; what did not come within 2 s is not waited for.
http_get() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$2" >&3
    while IFS= read -r -t 2 line <&3 || [[ -n ${line:-} ]]; do printf '%s\n' "$line"; done
  ) 2>/dev/null || true
}
