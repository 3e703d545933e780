package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules on months, which are 28 to 31 days and an hour more or less. */
class MonthAlertsTest {

  private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
  private static final Monitor MONITOR =
      MonitorFile.read(
              "m.yaml",
              """
              model: m
              task: binary
              positive_class: fraud
              cohorts: [1d, {month: Europe/Zurich}]
              rules:
              - {name: day, metric: accuracy, axis: prediction_time, window: 1d, below: 0.9}
              - {name: month, metric: accuracy, axis: prediction_time, window: month, below: 0.9,
                 datapoints: {breaching: 2, of: 3}, min_count: 1, repeat: 1h}
              """)
          .orThrow();
  private static final Rule MONTH = MONITOR.rules().get(1);

  private final RuleBook book = new RuleBook(MONITOR);
  private final AlertLifecycle lifecycle = new AlertLifecycle(MONITOR);
  private final List<Alert> alerts = new ArrayList<>();
  private AlertMemory memory;

  private static long start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZURICH).toInstant().toEpochMilli();
  }

  private static Measurement measured(
      String metric, Axis axis, long start, long end, double value) {
    return new Measurement(
        "m",
        "*",
        "*",
        metric,
        "",
        "",
        axis,
        start,
        end,
        value,
        null,
        null,
        null,
        null,
        500L,
        null,
        1.0,
        null,
        null,
        0,
        true,
        ClosedBy.WATERMARK,
        1,
        "",
        null);
  }

  private void judge(YearMonth month, double value) {
    long end = start(month.plusMonths(1));
    Measurement reported = measured("accuracy", Axis.PREDICTION_TIME, start(month), end, value);
    assertThat(book.rulesFor(reported)).containsExactly(MONTH);
    Judgement judgement = lifecycle.judge(MONTH, memory, reported, List.of());
    memory = judgement.memory();
    if (judgement.alert() != null) {
      alerts.add(judgement.alert());
    }
  }

  @Test
  void countMonthsOfEveryLengthAsNeighboursAndFindTheOneBetween() {
    // Given: breach and clear in turn, so that two of three breach only with the third
    YearMonth first = YearMonth.of(2023, 1);

    for (int month = 0; month < 36; month++) {
      // When
      memory = null;
      alerts.clear();
      judge(first.plusMonths(month), 0.8);
      judge(first.plusMonths(month + 2), 0.8);

      // Then
      assertThat(alerts).as("from month %d", month).hasSize(1);

      // When: further apart than the rule looks
      memory = null;
      alerts.clear();
      judge(first.plusMonths(month), 0.8);
      judge(first.plusMonths(month + 3), 0.8);

      // Then
      assertThat(alerts).as("from month %d", month).isEmpty();
    }
  }

  @Test
  void judgeAMonthThatIsCoveredAfterItsSuccessor() {
    // When
    judge(YearMonth.of(2026, 3), 0.95);
    judge(YearMonth.of(2026, 5), 0.8);
    judge(YearMonth.of(2026, 4), 0.8);
    Judgement ended =
        lifecycle.end(memory, "the monitor was changed", start(YearMonth.of(2026, 7)));

    // Then
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).windowEnd()).isEqualTo(start(YearMonth.of(2026, 5)));
    assertThat(alerts.get(0).condition())
        .isEqualTo("accuracy over a month below 0.9, 2 of 3 windows");
    assertThat(alerts.get(0).message()).contains(" to 2026-04-30 22:00 UTC");
    assertThat(ended.alert().windowStart()).isEqualTo(start(YearMonth.of(2026, 5)));
    assertThat(ended.alert().windowEnd()).isEqualTo(start(YearMonth.of(2026, 6)));
  }

  @Test
  void resolveWhenMonthsAreClearAgain() {
    // When
    judge(YearMonth.of(2026, 1), 0.8);
    judge(YearMonth.of(2026, 2), 0.8);
    judge(YearMonth.of(2026, 3), 0.95);
    judge(YearMonth.of(2026, 4), 0.95);

    // Then
    assertThat(alerts).hasSize(2);
    assertThat(alerts.get(1).status()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(Instant.ofEpochMilli(alerts.get(1).windowStart())).isEqualTo("2026-03-31T22:00:00Z");
  }

  @Test
  void judgeNoWindowThatIsNoCohortThoughItIsAsLong() {
    // Given
    long start = start(YearMonth.of(2026, 4));
    long end = start(YearMonth.of(2026, 5));

    // Then
    assertThat(book.rulesFor(measured("accuracy", Axis.LABEL_TIME, start, end, 0.1))).isEmpty();
    assertThat(book.rulesFor(measured("prediction_rate", Axis.PREDICTION_TIME, start, end, 0.1)))
        .isEmpty();
  }
}
