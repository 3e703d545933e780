package dev.plumbline.job.stage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.control.Refusal;
import dev.plumbline.schemas.value.Reason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimeGuardTest {

  /** 2026-11-01T00:00:00Z. */
  private static final long NOW = 1_793_491_200_000L;

  private static final long SKEW = 300_000;

  private final EventTimeGuard guard = new EventTimeGuard(SKEW);

  @ParameterizedTest
  @CsvSource({
    "0, MISSING_TIME, epoch milliseconds",
    "-1, MISSING_TIME, epoch milliseconds",
    "1793491200, TIMESTAMP_UNIT, seconds",
    "1793491200000000, TIMESTAMP_UNIT, microseconds",
    "1793491200000000000, TIMESTAMP_UNIT, nanoseconds",
    "1793491500001, FUTURE_TIMESTAMP, 300 s",
    "1000, TIMESTAMP_UNIT, 1970-01-01T00:00:01Z: a clock that was never set",
    "-1000, MISSING_TIME, 1969-12-31T23:59:59Z",
    "253402300799000, FUTURE_TIMESTAMP, the year 9999",
    "253370764800000, FUTURE_TIMESTAMP, the year 9999",
    "9223372036854775807, FUTURE_TIMESTAMP, predicted_at",
  })
  void refusesATimeThatWouldDoHarmAndSaysWhatIsLikelyWrong(
      long eventTime, Reason reason, String words) {
    // Given a time

    // When
    Optional<Refusal> refusal = guard.check("predicted_at", eventTime, NOW);

    // Then
    assertThat(refusal).isPresent();
    assertThat(refusal.get().reason()).isEqualTo(reason);
    assertThat(refusal.get().message()).contains("predicted_at").contains(words);
  }

  @ParameterizedTest
  @CsvSource({"1793491200000", "1793491500000", "1000000000000", "100000000000"})
  void takesATimeUpToTheAllowedSkew(long eventTime) {
    // Given a time

    // When
    Optional<Refusal> refusal = guard.check("predicted_at", eventTime, NOW);

    // Then
    assertThat(refusal).isEmpty();
  }

  @Test
  void knowsNothingOfTheFutureWhereTheRecordHasNoTime() {
    // Given
    long recordTimestamp = -1;

    // When
    Optional<Refusal> refusal = guard.check("predicted_at", NOW + 10 * SKEW, recordTimestamp);

    // Then
    assertThat(refusal).isEmpty();
  }
}
