# shellcheck shell=bash
# Kafka's and Flink's own command-line tools, on the class path of the assembled distributions; sourced by
# scripts/cluster. They replace this process, and their arguments stay as they are.

kafka_tool() {
  local name=$1 class
  shift
  case $name in
    kafka-acls) class=org.apache.kafka.tools.AclCommand ;;
    kafka-configs) class=kafka.admin.ConfigCommand ;;
    kafka-console-consumer) class=org.apache.kafka.tools.consumer.ConsoleConsumer ;;
    kafka-console-producer) class=org.apache.kafka.tools.ConsoleProducer ;;
    kafka-consumer-groups) class=org.apache.kafka.tools.consumer.group.ConsumerGroupCommand ;;
    kafka-get-offsets) class=org.apache.kafka.tools.GetOffsetShell ;;
    kafka-topics) class=org.apache.kafka.tools.TopicCommand ;;
    kafka-transactions) class=org.apache.kafka.tools.TransactionsCommand ;;
    *) fail "no Kafka tool '$name' here; see scripts/cluster --help" ;;
  esac
  require_java
  assemble kafka >&2
  CLASSPATH=$(class_path kafka) exec "$java" -Xmx256m -XX:TieredStopAtLevel=1 \
    "-Dlog4j2.configurationFile=file:$root/src/testbed/kafka/conf/tools-log4j2.properties" "$class" "$@"
}

flink_client() {
  [[ -e $dir/conf/flink/config.yaml ]] || fail "there is no cluster in $dir; start one with: scripts/cluster up"
  require_java
  assemble flink >&2
  CLASSPATH=$(class_path flink) FLINK_CONF_DIR=$dir/conf/flink exec "$java" -Xmx256m \
    "@$root/src/testbed/flink/conf/jvm.options" "-Dlog.file=$dir/log/flink-client.log" \
    "-Dlog4j2.configurationFile=file:$root/src/testbed/flink/conf/log4j2.properties" \
    org.apache.flink.client.cli.CliFrontend "$@"
}
