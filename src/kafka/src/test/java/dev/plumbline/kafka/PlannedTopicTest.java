package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannedTopicTest {

  private static final Duration SKEW = Duration.ofMinutes(5);

  @Test
  void takesProducersClocksThatTheBrokerHoldsInCheck() {
    // Given
    PlannedTopic labels = planned("labels");
    Map<String, String> actual = new HashMap<>(labels.settings());
    actual.put("message.timestamp.type", "CreateTime");
    actual.put("message.timestamp.after.max.ms", "300000");
    List<String> held = labels.differences(4, actual, SKEW, "broker:9092");

    // When
    actual.put("message.timestamp.after.max.ms", "300001");
    List<String> free = labels.differences(4, actual, SKEW, "broker:9092");

    // Then
    assertThat(held).isEmpty();
    assertThat(free)
        .singleElement()
        .asString()
        .contains(
            "message.timestamp.after.max.ms=300001",
            "kafka-configs --bootstrap-server broker:9092 --alter --entity-type topics"
                + " --entity-name labels --add-config message.timestamp.after.max.ms=300000");
  }

  @Test
  void plansTheTopicsOfTheContract() {
    // Then
    assertThat(PlannedTopic.ALL)
        .extracting(PlannedTopic::name)
        .containsExactly(
            "predictions",
            "labels",
            "monitors",
            "profiles",
            "metrics",
            "alerts",
            "retraining-requests",
            "rejections");
    assertThat(PlannedTopic.ALL)
        .filteredOn(PlannedTopic::onePartition)
        .extracting(PlannedTopic::name)
        .containsExactly("monitors", "profiles");
  }

  @Test
  void keepsTheHistoryOfMonitorsForEver() {
    // Then
    assertThat(planned("monitors").settings())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1")
        .containsEntry("retention.bytes", "-1");
    assertThat(planned("profiles").settings()).containsEntry("cleanup.policy", "compact");
    assertThat(planned("predictions").settings())
        .containsEntry("message.timestamp.type", "LogAppendTime");
    assertThat(planned("rejections").settings()).containsEntry("max.message.bytes", "2097152");
  }

  @Test
  void reportsWhatDiffers() {
    // Given
    PlannedTopic monitors = planned("monitors");
    Map<String, String> actual = new HashMap<>(monitors.settings());
    List<String> same = monitors.differences(1, actual, SKEW, "broker:9092");

    // When
    actual.put("cleanup.policy", "compact");
    List<String> differences = monitors.differences(3, actual, SKEW, "broker:9092");

    // Then
    assertThat(same).isEmpty();
    assertThat(differences)
        .containsExactly(
            "it has 3 partitions and must have 1", "cleanup.policy is compact and must be delete");
  }

  private static PlannedTopic planned(String name) {
    return PlannedTopic.ALL.stream()
        .filter(topic -> topic.name().equals(name))
        .findAny()
        .orElseThrow();
  }
}
