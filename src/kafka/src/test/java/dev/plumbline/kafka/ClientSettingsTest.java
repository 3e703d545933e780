package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {

  private static Properties given() {
    Properties given = new Properties();
    given.setProperty("security.protocol", "SASL_SSL");
    given.setProperty("group.id", "theirs");
    given.setProperty("isolation.level", "read_uncommitted");
    return given;
  }

  @Test
  void whoReadsPartitionsByNameJoinsNoGroupAndPassesOnTheRest() {
    // Given
    Properties given = given();

    // When
    Properties reading = ClientSettings.forReading(given);

    // Then
    assertThat(reading)
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("isolation.level", "read_uncommitted")
        .containsEntry("enable.auto.commit", "false")
        .doesNotContainKey("group.id");
    assertThat(given).isEqualTo(given());
  }

  @Test
  void thatOnlyCommittedRecordsAreReadIsNotForSettingsToChange() {
    // Then
    assertThat(ClientSettings.forReadingCommitted(given()))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("auto.offset.reset", "earliest");
  }
}
