# shellcheck shell=bash
# What the members of a cluster are: kafka, job-manager, task-manager-1 … N, registry. How each is configured, started
# and asked whether it is ready; sourced by scripts/cluster. All of them bind to 127.0.0.1.

write_kafka_configuration() {
  local folder=$dir/conf/kafka setting
  mkdir -p "$folder"
  {
    cat "$root/src/testbed/kafka/conf/server.properties"
    printf '\nlisteners=PLAINTEXT://127.0.0.1:%s,CONTROLLER://127.0.0.1:%s\n' "$kafka_port" "$kafka_controller_port"
    printf 'advertised.listeners=PLAINTEXT://127.0.0.1:%s\n' "$kafka_port"
    printf 'controller.quorum.voters=1@127.0.0.1:%s\n' "$kafka_controller_port"
    printf 'log.dirs=%s\n' "$dir/data/kafka"
    for setting in ${kafka_settings[@]+"${kafka_settings[@]}"}; do printf '%s\n' "$setting"; done
  } >"$folder/server.properties"
}

# set_flink KEY VALUE: replaces the line of the key, or appends it.
set_flink() {
  local file=$dir/conf/flink/config.yaml lines
  lines=$(awk -v key="$1:" 'index($0, key) != 1' "$file")
  printf "%s\n%s: '%s'\n" "$lines" "$1" "${2//\'/\'\'}" >"$file"
}

write_flink_configuration() {
  local setting
  mkdir -p "$dir/conf/flink" "$dir/data/checkpoints" "$dir/data/savepoints" "$dir/tmp"
  cp "$root/src/testbed/flink/conf/config.yaml" "$dir/conf/flink/config.yaml"
  set_flink jobmanager.rpc.port "$flink_rpc_port"
  set_flink rest.port "$flink_port"
  set_flink rest.bind-port "$flink_port"
  set_flink execution.checkpointing.dir "file://$dir/data/checkpoints"
  set_flink execution.checkpointing.savepoint-dir "file://$dir/data/savepoints"
  set_flink io.tmp.dirs "$dir/tmp"
  set_flink state.backend.type "$state_backend"
  set_flink taskmanager.numberOfTaskSlots "$slots"
  if [[ -n $prometheus_ports ]]; then
    set_flink metrics.reporter.prom.factory.class org.apache.flink.metrics.prometheus.PrometheusReporterFactory
    set_flink metrics.reporter.prom.port "$prometheus_ports"
  fi
  for setting in ${flink_settings[@]+"${flink_settings[@]}"}; do set_flink "${setting%%=*}" "${setting#*=}"; done
}

format_kafka() {
  [[ ! -e $dir/data/kafka/meta.properties ]] || return 0
  local tool=(env "CLASSPATH=$(class_path kafka)" "$java" -XX:TieredStopAtLevel=1
    "-Dlog4j2.configurationFile=file:$root/src/testbed/kafka/conf/tools-log4j2.properties" kafka.tools.StorageTool)
  if ! "${tool[@]}" format --config "$dir/conf/kafka/server.properties" \
    --cluster-id "$("${tool[@]}" random-uuid)" >>"$dir/log/kafka.out" 2>&1; then
    explain kafka
    fail "Kafka's storage in $dir/data/kafka could not be formatted"
  fi
}

start_kafka() {
  mkdir -p "$dir/log" "$dir/data"
  format_kafka
  launch kafka "$(class_path kafka)" -Xms128m -Xmx512m -XX:+UseSerialGC \
    "-Dlog4j2.configurationFile=file:$root/src/testbed/kafka/conf/log4j2.properties" \
    kafka.Kafka "$dir/conf/kafka/server.properties"
}

# flink_resources TM|JM: what Flink says to its configuration; with two marked lines, JVM options and -D settings.
flink_resources() {
  CLASSPATH=$(class_path flink) "$java" -XX:TieredStopAtLevel=1 org.apache.flink.runtime.util.bash.BashJavaUtils \
    "GET_$1_RESOURCE_PARAMS" --configDir "$dir/conf/flink" 2>&1 || true
}

# launch_flink NAME TM|JM CLASS WORD...
launch_flink() {
  local name=$1 kind=$2 class=$3 answer resources jvm settings
  shift 3
  answer=$(flink_resources "$kind")
  resources=$(sed -n 's/^BASH_JAVA_UTILS_EXEC_RESULT://p' <<<"$answer")
  [[ $resources == *$'\n'* ]] || fail "Flink refuses its configuration: $(grep -E '^(Caused by|Exception)' <<<"$answer" || echo "$answer")"
  read -ra jvm <<<"${resources%%$'\n'*}"
  read -ra settings <<<"${resources#*$'\n'}"
  launch "$name" "$(class_path flink)" "${jvm[@]}" "@$root/src/testbed/flink/conf/jvm.options" \
    "-Dlog4j2.configurationFile=file:$root/src/testbed/flink/conf/log4j2.properties" \
    "$class" --configDir "$dir/conf/flink" "$@" "${settings[@]}"
}

start_job_manager() {
  launch_flink job-manager JM org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint
}

# start_task_manager NAME: each start is a new resource to Flink, so that the old one's end is still noticed.
start_task_manager() {
  local resource
  resource=$1-$(date +%s)
  mkdir -p "$dir/pid"
  printf '%s\n' "$resource" >"$dir/pid/$1.resource"
  launch_flink "$1" TM org.apache.flink.runtime.taskexecutor.TaskManagerRunner -D "taskmanager.resource-id=$resource"
}

start_registry() {
  local zip runner
  zip=$(class_path registry)
  runner=${zip%-all.zip}-runner.jar
  launch registry "$runner" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -Dquarkus.http.host=127.0.0.1 "-Dquarkus.http.port=$registry_port" -Dregistry.auth.enabled=false \
    -jar "$runner"
}

start_member() {
  case $1 in
    kafka) start_kafka ;;
    job-manager) start_job_manager ;;
    task-manager-*) start_task_manager "$1" ;;
    registry) start_registry ;;
  esac
}

# An ApiVersions request: a broker that answers it takes requests, while an open port alone may still be starting.
kafka_answers() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$kafka_port"
    printf '\x00\x00\x00\x0a\x00\x12\x00\x00\x00\x00\x00\x01\xff\xff' >&3
    # The answer begins with its length, whose first byte is zero: the delimiter.
    IFS= read -r -t 2 -d '' _ <&3
  ) 2>/dev/null
}

# is_ready NAME: it runs and answers as that member should.
is_ready() {
  is_running "$1" || return 1
  case $1 in
    kafka) kafka_answers ;;
    job-manager) [[ $(http_get "$flink_port" /overview) == *'"taskmanagers"'* ]] ;;
    task-manager-*) [[ $(http_get "$flink_port" /taskmanagers) == *"\"id\":\"$(<"$dir/pid/$1.resource")\""* ]] ;;
    registry) [[ $(http_get "$registry_port" /apis/ccompat/v7/subjects) == 'HTTP/1.1 200'* ]] ;;
  esac
}

address_of() {
  case $1 in
    kafka) printf 'localhost:%s' "$kafka_port" ;;
    job-manager) printf 'http://localhost:%s' "$flink_port" ;;
    task-manager-*) printf '%s' '-' ;;
    registry) printf 'http://localhost:%s/apis/ccompat/v7' "$registry_port" ;;
  esac
}

title_of() {
  case $1 in
    kafka) printf 'Kafka broker' ;;
    job-manager) printf 'Flink JobManager and Web UI' ;;
    task-manager-*) printf 'Flink TaskManager %s' "${1##*-}" ;;
    registry) printf 'Schema registry' ;;
  esac
}

# is_member NAME: whether a cluster can have a member of this name.
is_member() {
  [[ $1 =~ ^(kafka|job-manager|registry|task-manager-[1-9][0-9]?)$ ]]
}
