package dev.plumbline.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plumbline.monitoring.monitor.Monitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileUseTest {

  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static final Instant EARLIER = NOW.minusSeconds(60);
  private static final Instant LATER = NOW.plusSeconds(60);

  @Test
  void takesAnyVersionForTheVersion() {
    // Given
    ProfileUse use = use(monitor("fraud", "fraud-{version}").asRevision(1, EARLIER));

    // Then
    assertThat(use.models("fraud-2.1")).containsExactly("fraud");
    assertThat(use.models("fraud")).isEmpty();
    assertThat(use.models("other-1")).isEmpty();
  }

  @Test
  void findsNamesWithManyPlaceholdersInNoTime() {
    // Given
    ProfileUse use = use(monitor("fraud", "{version}a".repeat(25)).asRevision(1, EARLIER));

    // Then
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(use.models("a".repeat(200) + "b")).isEmpty());
    assertThat(use.models("1a".repeat(25))).containsExactly("fraud");
    assertThat(use.models("1a".repeat(24))).isEmpty();
  }

  @Test
  void countsTheMonitorInForceAndTheOneThatWaits() {
    // Given
    ProfileUse use =
        use(
            monitor("fraud", "old").asRevision(1, EARLIER.minusSeconds(1)),
            monitor("fraud", "present").asRevision(2, EARLIER),
            monitor("fraud", "next").asRevision(3, LATER));

    // Then
    assertThat(use.models("present")).containsExactly("fraud");
    assertThat(use.models("next")).containsExactly("fraud");
    assertThat(use.models("old")).isEmpty();
  }

  @Test
  void isNoLongerUsedWhenTheMonitorIsDeleted() {
    // Given
    Monitor monitor = monitor("fraud", "fraud");

    // Then
    assertThat(use(monitor.asRevision(1, EARLIER), monitor.asDeletion(2, EARLIER)).models("fraud"))
        .isEmpty();
    assertThat(use(monitor.asRevision(1, EARLIER), monitor.asDeletion(2, LATER)).models("fraud"))
        .containsExactly("fraud");
  }

  private static ProfileUse use(Monitor... revisions) {
    return new ProfileUse(new PublishedMonitors(List.of(revisions), List.of()), NOW);
  }

  private static Monitor monitor(String model, String profile) {
    return TestMonitors.of(model, "reference: {profile: \"%s\"}\n".formatted(profile));
  }
}
