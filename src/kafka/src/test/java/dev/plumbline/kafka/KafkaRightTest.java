package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KafkaRightTest {

  @Test
  void saysWhoLacksWhatAndTheCommandThatGrantsIt() {
    // Then
    assertThat(KafkaRight.onTopic("Read", "labels").missing(Optional.of("User:job"), "broker:9092"))
        .isEqualTo(
            "User:job may not Read topic 'labels'; grant it: kafka-acls --bootstrap-server"
                + " broker:9092 --add --allow-principal User:job --operation Read --topic labels");
    assertThat(KafkaRight.onTransactions("Write", "p-alerts").missing(Optional.empty(), "b:1"))
        .endsWith(
            "--allow-principal User:NAME --operation Write --transactional-id p-alerts"
                + " --resource-pattern-type prefixed");
    assertThat(KafkaRight.onCluster("DescribeConfigs").missing(Optional.empty(), "b:1"))
        .contains("may not DescribeConfigs on the cluster")
        .endsWith("--operation DescribeConfigs --cluster");
  }

  @Test
  void knowsThePrincipalWhereTheSettingsSayIt() {
    assertThat(KafkaRight.principal(Map.of())).contains("User:ANONYMOUS");
    assertThat(principalNamed("job")).contains("User:job");
    assertThat(principalNamed("${file:/s:user}")).isEmpty();
    assertThat(KafkaRight.principal(Map.of("security.protocol", "SSL"))).isEmpty();
  }

  private static Optional<String> principalNamed(String user) {
    String jaas =
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\""
            + " password=\"hush\";";
    return KafkaRight.principal(
        Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", jaas.formatted(user)));
  }

  @Test
  void takesProducersClocksOnlyWhereTheBrokerHoldsThemInCheck() {
    // Given
    Duration skew = Duration.ofMinutes(5);

    // Then
    assertThat(RecordTimes.problem("t", "LogAppendTime", "3600000", skew, "b:1")).isEmpty();
    assertThat(RecordTimes.problem("t", "CreateTime", "300000", skew, "b:1")).isEmpty();
    assertThat(RecordTimes.problem("t", "CreateTime", null, skew, "b:1")).isNotEmpty();
    assertThat(RecordTimes.problem("t", "CreateTime", "300001", skew, "b:1").orElseThrow())
        .contains(
            "message.timestamp.after.max.ms=300001",
            "kafka-configs --bootstrap-server b:1 --alter --entity-type topics --entity-name t"
                + " --add-config message.timestamp.after.max.ms=300000");
  }
}
