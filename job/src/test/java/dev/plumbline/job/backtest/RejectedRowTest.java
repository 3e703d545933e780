package dev.plumbline.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RejectedRowTest {

  @Test
  void isReadAsItWasWrittenWithItsFieldsInOrder() throws Exception {
    // Given
    RejectedRow row =
        new RejectedRow("events.csv", 7, "WRONG_TYPE", "latency_ms is text.", "{\"ä\"}");
    RejectedRow withoutValue = new RejectedRow("events.csv", 8, "UNREADABLE_ROW", "cut", null);

    // Then
    assertThat(new String(row.json(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"file\":\"events.csv\",\"line\":7,\"reason\":\"WRONG_TYPE\","
                + "\"message\":\"latency_ms is text.\",\"value\":\"{\\\"ä\\\"}\"}");
    assertThat(new String(withoutValue.json(), StandardCharsets.UTF_8)).endsWith("\"value\":null}");
    assertThat(RejectedRow.of(row.json())).isEqualTo(row);
    assertThat(RejectedRow.of(withoutValue.json())).isEqualTo(withoutValue);
  }
}
