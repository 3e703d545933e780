# shellcheck shell=bash
# What a cluster was started with: read from options and the environment, kept in $dir/cluster.properties for as long
# as it is up; sourced by scripts/cluster.

# Options win over the environment; empty means: not said.
kafka_port=${PLUMBLINE_KAFKA_PORT:-}
kafka_controller_port=${PLUMBLINE_KAFKA_CONTROLLER_PORT:-}
flink_port=${PLUMBLINE_FLINK_PORT:-}
flink_rpc_port=${PLUMBLINE_FLINK_RPC_PORT:-}
registry_port=${PLUMBLINE_REGISTRY_PORT:-}
state_backend=${PLUMBLINE_STATE_BACKEND:-hashmap}
task_managers=1
slots=4
with_registry=no
kafka_only=no
prometheus_ports=''
kafka_settings=()
flink_settings=()
# Options that only count when processes start with them.
start_options=()

port_names=(kafka_port kafka_controller_port flink_port flink_rpc_port registry_port)

option_of() {
  printf -- '--%s' "${1//_/-}"
}

environment_of() {
  printf 'PLUMBLINE_%s' "$(tr '[:lower:]' '[:upper:]' <<<"$1")"
}

require_number() {
  if ! [[ $2 =~ ^[0-9]{1,5}$ ]] || ((10#$2 < $3 || 10#$2 > $4)); then
    fail "$1 must be a whole number from $3 to $4, not '$2'"
  fi
}

require_pair() {
  [[ $2 =~ ^[A-Za-z0-9._-]+=.*$ ]] || fail "$1 takes KEY=VALUE, not '$2'"
}

parse_up() {
  local option name
  while (($# > 0)); do
    option=$1
    case $option in
      --registry)
        with_registry=yes
        shift
        continue
        ;;
      --kafka-only)
        kafka_only=yes
        shift
        continue
        ;;
    esac
    (($# > 1)) || fail "unknown option or missing value: '$option'; see scripts/cluster --help"
    case $option in
      --task-managers) require_number "$option" "$2" 1 16 && task_managers=$2 ;;
      --slots) require_number "$option" "$2" 1 64 && slots=$2 && start_options+=("$option") ;;
      --timeout) require_number "$option" "$2" 1 3600 && timeout=$2 ;;
      --kafka-port) kafka_port=$2 ;;
      --kafka-controller-port) kafka_controller_port=$2 ;;
      --flink-port) flink_port=$2 ;;
      --flink-rpc-port) flink_rpc_port=$2 ;;
      --registry-port) registry_port=$2 ;;
      --state-backend) state_backend=$2 && start_options+=("$option") ;;
      --prometheus-ports) prometheus_ports=$2 && start_options+=("$option") ;;
      -D) require_pair "$option" "$2" && flink_settings+=("$2") && start_options+=("-D $2") ;;
      --kafka-conf) require_pair "$option" "$2" && kafka_settings+=("$2") && start_options+=("$option $2") ;;
      *) fail "unknown option '$option'; see scripts/cluster --help" ;;
    esac
    shift 2
  done
  [[ $state_backend =~ ^(hashmap|rocksdb)$ ]] || fail "--state-backend must be hashmap or rocksdb, not '$state_backend'"
  for name in "${port_names[@]}"; do
    [[ -z ${!name} ]] || require_number "$(option_of "$name")" "${!name}" 0 65535
  done
}

# settle_settings: what was not said gets its default, 0 a free port.
settle_settings() {
  local name
  : "${kafka_port:=9092}" "${kafka_controller_port:=9093}" "${flink_port:=8081}" "${flink_rpc_port:=6123}" "${registry_port:=8085}"
  for name in "${port_names[@]}"; do
    if ((${!name} == 0)); then printf -v "$name" '%s' "$(free_port)"; fi
  done
}

save_settings() {
  local name
  for name in "${port_names[@]}"; do printf '%s=%s\n' "${name//_/.}" "${!name}"; done >"$dir/cluster.properties"
}

# load_settings: remembers what was asked for in requested_…, for refuse_other_settings.
load_settings() {
  local name key value
  for name in "${port_names[@]}"; do printf -v "requested_$name" '%s' "${!name}"; done
  while IFS='=' read -r key value; do printf -v "${key//./_}" '%s' "$value"; done <"$dir/cluster.properties"
}

# refuse_other_settings: a running cluster does not change.
refuse_other_settings() {
  local name requested
  for name in "${port_names[@]}"; do
    requested=requested_$name
    [[ -z ${!requested} || ${!requested} == 0 || ${!requested} == "${!name}" ]] ||
      fail "the cluster in $dir is up with $(option_of "$name") ${!name}, not ${!requested}; stop it first (scripts/cluster down) or use another --dir"
  done
  ((${#start_options[@]} == 0)) ||
    fail "the cluster in $dir is up, and ${start_options[*]} counts only at its start; stop it first: scripts/cluster down"
}

ports_of() {
  case $1 in
    kafka) printf 'kafka_port kafka_controller_port' ;;
    job-manager) printf 'flink_port flink_rpc_port' ;;
    registry) printf 'registry_port' ;;
  esac
}

# refuse_taken_ports NAME: before anything is started, and with the way out.
refuse_taken_ports() {
  local port
  for port in $(ports_of "$1"); do
    ! port_answers "${!port}" ||
      fail "port ${!port}, needed by $1, is in use by another program; choose another: $(option_of "$port") PORT or $(environment_of "$port")=PORT"
  done
}
