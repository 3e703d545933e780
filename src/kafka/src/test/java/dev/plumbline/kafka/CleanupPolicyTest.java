package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanupPolicyTest {

  @Test
  void refusesACompactedTopicAndNamesTheCommandThatMendsIt() {
    // Then
    assertThat(CleanupPolicy.problem("alerts", "delete", "b:1")).isEmpty();
    for (String policy : new String[] {"compact", "compact,delete", "delete, compact"}) {
      assertThat(CleanupPolicy.problem("alerts", policy, "b:1").orElseThrow())
          .contains("topic 'alerts' has cleanup.policy=" + policy)
          .endsWith(
              "kafka-configs --bootstrap-server b:1 --alter --entity-type topics --entity-name"
                  + " alerts --add-config cleanup.policy=delete");
    }
  }
}
