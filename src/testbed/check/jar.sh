# shellcheck shell=bash
# Step jar; sourced by scripts/check.

jar_file=$root/job/target/plumbline-job.jar
main_class=dev.plumbline.job.MonitoringJob

# refuse_in_jar WHAT PATTERN: names in the jar must not match.
refuse_in_jar() {
  local found
  found=$(grep -E "$2" "$work/jar-content" | grep -vE '/$' | head -n 5) || true
  [[ -z $found ]] || fail "there is $1 in $jar_file, such as ${found//$'\n'/, }; see 'mvn dependency:tree -pl job -am' for what brings it, and exclude that or make it provided"
}

check_jar() {
  local bytes
  [[ -s $jar_file ]] || fail "there is no $jar_file; mvn -Dquick package builds it"
  bytes=$(wc -c <"$jar_file")
  ((bytes <= 40000000)) || fail "$jar_file has $((bytes / 1000000)) MB, 40 are allowed; 'jar tvf' shows what is so large"
  jar tf "$jar_file" >"$work/jar-content"
  (cd "$work" && jar xf "$jar_file" META-INF/MANIFEST.MF)
  grep -qE "^Main-Class: $main_class"$'\r?$' "$work/META-INF/MANIFEST.MF" ||
    fail "the manifest of $jar_file does not say 'Main-Class: $main_class'; see maven-shade-plugin in job/pom.xml"
  grep -qxF "${main_class//.//}.class" "$work/jar-content" || fail "$main_class is not in $jar_file"
  # The Kafka connector is no part of a Flink distribution, so it travels with the job.
  grep -E '^(META-INF/versions/[0-9]+/)?org/apache/flink/' "$work/jar-content" |
    grep -vE '^org/apache/flink/(connector/kafka|streaming/connectors/kafka|streaming/util/serialization)/' | grep -vE '/$' >"$work/jar-flink" || true
  [[ ! -s $work/jar-flink ]] || fail "Flink's own $(head -n 1 "$work/jar-flink") is in $jar_file; the cluster has it, so make it provided"
  refuse_in_jar 'a Kafka broker' '^(kafka/.*\.class|scala/|org/apache/kafka/(controller|coordinator|image|metadata|raft|storage|tools)/)'
  refuse_in_jar 'a web server' '^(io/(netty|undertow|vertx|javalin|helidon)|org/(eclipse/jetty|apache/(catalina|tomcat)|glassfish/grizzly)|(jakarta|javax)/servlet)/'
  refuse_in_jar 'logging, which the cluster has' '^org/(slf4j|apache/(log4j|logging))/'
  refuse_in_jar 'a test library' '^org/(junit|assertj|awaitility|hamcrest|mockito)/'
  refuse_in_jar 'a signature that no longer holds' '^META-INF/.*\.(DSA|RSA|SF)$'
  say "   $((bytes / 1000000)) MB, $(grep -c '\.class$' "$work/jar-content") classes"
}
