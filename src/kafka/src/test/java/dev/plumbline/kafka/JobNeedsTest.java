package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JobNeedsTest {

  private static final TopicNames NAMES = new TopicNames("p", "l", "mo", "pr", "me", "a", "r");

  @Test
  void readsWhatItIsReportedAndWritesWhatItFinds() {
    // When
    JobNeeds needs = JobNeeds.of(NAMES, "job", "group", true);

    // Then
    assertThat(topics(needs, "Read")).containsExactlyInAnyOrder("p", "l", "mo", "pr", "a");
    assertThat(topics(needs, "Write")).containsExactlyInAnyOrder("me", "a", "r", "pr");
    assertThat(topics(needs, "DescribeConfigs")).containsExactlyInAnyOrder("p", "l", "a", "r");
    assertThat(needs.onTopics()).doesNotHaveDuplicates().hasSize(13);
    assertThat(needs.onGroup()).isEqualTo(KafkaRight.onGroup("Read", "group"));
    assertThat(needs.onTransactions()).contains(KafkaRight.onTransactions("Write", "job-alerts"));
  }

  @Test
  void usesEveryTopicOfTheJob() {
    // When
    JobNeeds needs = JobNeeds.of(NAMES, "job", "group", true);

    // Then
    assertThat(needs.onTopics().stream().map(KafkaRight::name).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(NAMES.all());
  }

  @Test
  void withoutTransactionsItNeedsNoRightOnThem() {
    // Then
    assertThat(JobNeeds.of(NAMES, "job", "group", false).onTransactions()).isEmpty();
  }

  private static Set<String> topics(JobNeeds needs, String operation) {
    return needs.onTopics().stream()
        .filter(right -> right.operation().equals(operation))
        .map(KafkaRight::name)
        .collect(Collectors.toSet());
  }
}
