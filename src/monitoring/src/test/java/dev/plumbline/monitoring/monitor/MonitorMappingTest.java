package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.monitor.file.TestMonitors;
import dev.plumbline.monitoring.rule.Above;
import dev.plumbline.monitoring.rule.Band;
import dev.plumbline.monitoring.rule.Below;
import dev.plumbline.monitoring.rule.NoData;
import dev.plumbline.monitoring.rule.Outside;
import dev.plumbline.monitoring.rule.Persistence;
import dev.plumbline.monitoring.rule.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MonitorMappingTest {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private static final Monitor FULL =
      new Monitor(
          "fraud",
          4,
          Instant.parse("2026-12-01T00:00:00Z"),
          Instant.EPOCH,
          true,
          Task.BINARY,
          "yes",
          0.25,
          new Answers(List.of(), null, new ValueMatrix(5, -10, 0, -100)),
          Versions.TOGETHER,
          List.of(
              new Feature("amount", FeatureKind.NUMERIC, null, null),
              new Feature("country", FeatureKind.CATEGORICAL, null, null),
              new Feature("age", FeatureKind.NUMERIC, 0.0, 120.0)),
          Map.of("v1", List.of("amount", "age")),
          List.of(
              new Segment("channel", List.of("web", "app")), new Segment("region", List.of("001"))),
          Duration.ofDays(3),
          List.of(
              new WindowSpec(TEN_MINUTES, Duration.ofMinutes(2)),
              new WindowSpec(TWO_HOURS, TEN_MINUTES)),
          List.of(),
          Set.of("latency.p95", "accuracy", "psi", "ks", "prediction_count"),
          Reference.profile("fraud-{version}"),
          List.of(accuracyDrop(), drift(), someFeatures(), silent()),
          Map.of("team", "risk", "tier", "1"));

  @Test
  void mapsEveryKeyOfAFile() {
    // Given
    String text = TestMonitors.resource("full.yaml");

    // When
    Monitor monitor = MonitorFile.read("full.yaml", text).orThrow();

    // Then
    assertThat(monitor).isEqualTo(FULL);
  }

  @Test
  void readsWhatItWroteAsJson() {
    // Given
    String json = MonitorFile.toJson(FULL);

    // When
    Monitor again = MonitorFile.read("topic", json).orThrow();

    // Then
    assertThat(again).isEqualTo(FULL);
    assertThat(MonitorFile.toJson(again)).isEqualTo(json).doesNotContain("\n");
  }

  @Test
  void readsAndWritesReferencesOutOfTheTraffic() {
    // Given
    String start = "{model: m, task: multiclass, reference: {%s}}";

    // When
    Monitor first = MonitorFile.read("m", start.formatted("first: 5000")).orThrow();
    Monitor trailing = MonitorFile.read("m", start.formatted("trailing: 168h")).orThrow();

    // Then
    assertThat(first.reference()).isEqualTo(new Reference(null, 5_000L, null));
    assertThat(trailing.reference()).isEqualTo(new Reference(null, null, Duration.ofDays(7)));
    assertThat(MonitorFile.toJson(first)).contains("\"reference\":{\"first\":5000}");
    assertThat(MonitorFile.toJson(trailing)).contains("\"reference\":{\"trailing\":\"7d\"}");
    assertThat(first.reference().isOwnHistory()).isTrue();
    assertThat(FULL.reference().isOwnHistory()).isFalse();
    assertThat(Reference.paneOf(Duration.ofMinutes(7))).isEqualTo(Duration.ofMinutes(63));
    assertThat(Reference.paneOf(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void writesTheKeysOfTheFile() {
    // Given
    Monitor monitor = MonitorFile.read("m", "{model: m, task: multiclass}").orThrow();

    // When
    String json = MonitorFile.toJson(monitor.asRevision(2, Instant.ofEpochSecond(60)));

    // Then
    assertThat(json)
        .isEqualTo(
            """
            {"model":"m","revision":2,"effective_from":"1970-01-01T00:01:00Z","deleted":false,\
            "task":"multiclass","versions":"both","features":{},"feature_sets":{},"segments":{},\
            "labels":{"horizon":"7d"},"windows":[{"size":"5m","every":"1m"},\
            {"size":"1h","every":"5m"},{"size":"1d","every":"1h"}],"measures":["accuracy",\
            "baseline.accuracy","latency.p50","latency.p95","latency.p99","log_loss",\
            "prediction_count"],"rules":[],\
            "alert_labels":{}}""");
  }

  @Test
  void endsAWatchWithAFullRecord() {
    // Given
    Instant end = Instant.parse("2027-01-01T00:00:00Z");

    // When
    Monitor deletion = FULL.asRevision(5, end).asDeletion(6, end);

    // Then
    assertThat(deletion.deleted()).isTrue();
    assertThat(deletion.revision()).isEqualTo(6);
    assertThat(deletion.rules()).isEqualTo(FULL.rules());
    assertThat(MonitorFile.read("topic", MonitorFile.toJson(deletion)).orThrow())
        .isEqualTo(deletion);
  }

  private static Rule accuracyDrop() {
    return new Rule(
        "accuracy-drop",
        "accuracy",
        new Scope(List.of(), "", SeriesChoice.EVERY, Axis.LABEL_TIME, TWO_HOURS, null),
        new Below(0.92, Band.atLeast(0.93), new Proof(200, true, 0.01)),
        new Persistence(2, 3, Duration.ofHours(5)),
        Severity.CRITICAL,
        "https://wiki.example/fraud-accuracy");
  }

  private static Rule drift() {
    return new Rule(
        "drift",
        "psi",
        new Scope(List.of("*"), "", SeriesChoice.EVERY, Axis.PREDICTION_TIME, TWO_HOURS, null),
        new Above(0.2, Band.ANY, new Proof(50, true, 0.05)),
        new Persistence(1, 1, Duration.ofHours(1)),
        Severity.INFO,
        null);
  }

  private static Rule someFeatures() {
    return new Rule(
        "some",
        "ks",
        new Scope(
            List.of("age", "amount"),
            "",
            SeriesChoice.EVERY,
            Axis.PREDICTION_TIME,
            TEN_MINUTES,
            null),
        new Outside(new Band(0.1, 0.7), new Band(0.2, 0.6), new Proof(30, false, 0.01)),
        new Persistence(1, 1, Duration.ofHours(1)),
        Severity.WARNING,
        null);
  }

  private static Rule silent() {
    return new Rule(
        "silent",
        "prediction_count",
        new Scope(List.of(), "", SeriesChoice.TOTAL, Axis.PREDICTION_TIME, TEN_MINUTES, null),
        new NoData(),
        new Persistence(1, 1, Duration.ofHours(1)),
        Severity.WARNING,
        null);
  }
}
