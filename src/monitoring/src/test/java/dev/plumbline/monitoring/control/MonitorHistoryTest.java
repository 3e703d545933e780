package dev.plumbline.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorHistoryTest {

  private static final long START = 1_793_491_200_000L;
  private static final long HOUR = 3_600_000;
  private static final String SEGMENTS = ", \"segments\": {\"channel\": {\"values\": [\"web\"]}}";
  private static final String RULES =
      ", \"rules\": [{\"name\": \"slow\", \"metric\": \"latency.p99\", \"window\": \"5m\","
          + " \"above\": 9}]";
  private static final String DELETED = ", \"deleted\": true";

  private final MonitorHistory history = new MonitorHistory();

  private static String fraud(int revision, long from, String fields) {
    return """
    {"model": "fraud", "revision": %d, "effective_from": "%s", "task": "binary",
     "positive_class": "fraud", "versions": "both", "labels": {"horizon": "1h"}%s}
    """
        .formatted(revision, Instant.ofEpochMilli(from), fields);
  }

  private void add(int revision, long from, String fields) {
    String text = fraud(revision, from, fields);
    history.add(MonitorFile.read("test", text).orThrow(), text);
  }

  private Integer revisionAt(long eventTime) {
    DatedRevision watched = history.at(eventTime);
    return watched == null ? null : watched.monitor().revision();
  }

  @Test
  void watchesFromTheInstantAtWhichItTakesEffect() {
    // Given
    add(1, START, "");

    // When
    add(2, START + HOUR, RULES);

    // Then
    assertThat(revisionAt(START - 1)).isNull();
    assertThat(revisionAt(START)).isEqualTo(1);
    assertThat(revisionAt(START + HOUR - 1)).isEqualTo(1);
    assertThat(revisionAt(START + HOUR)).isEqualTo(2);
  }

  @Test
  void beginsAGenerationWithTheFirstRuleThatNeedsLabels() {
    // Given
    add(1, START, ", \"measures\": [\"volume\"]");

    // When
    add(
        2,
        START + HOUR,
        ", \"measures\": [\"volume\"]"
            + RULES.replace("latency.p99", "accuracy").replace("\"above\": 9", "\"below\": 0.9"));

    // Then
    assertThat(history.timeline()).extracting(DatedRevision::generation).containsExactly(1, 2);
  }

  @Test
  void keepsTheGenerationWhenOnlyRulesChange() {
    // Given
    add(1, START, "");

    // When
    add(2, START + HOUR, RULES);

    // Then
    assertThat(history.timeline())
        .extracting(DatedRevision::generation, DatedRevision::from, DatedRevision::until)
        .containsExactly(tuple(1, START, Long.MAX_VALUE), tuple(1, START, Long.MAX_VALUE));
  }

  @Test
  void beginsAGenerationWhenAnythingElseChanges() {
    // Given
    add(1, START, "");
    add(2, START + HOUR, RULES);

    // When
    add(3, START + 2 * HOUR, RULES + SEGMENTS);

    // Then
    assertThat(history.timeline())
        .extracting(
            DatedRevision::generation,
            DatedRevision::from,
            DatedRevision::until,
            DatedRevision::last)
        .containsExactly(
            tuple(1, START, START + 2 * HOUR, false),
            tuple(1, START, START + 2 * HOUR, false),
            tuple(3, START + 2 * HOUR, Long.MAX_VALUE, false));
  }

  @Test
  void beginsAGenerationWhenMeasuresNeedWhatWasNotCounted() {
    // Given
    String profiled = ", \"reference\": {\"profile\": \"p\"}, \"measures\": [%s]";
    add(1, START, profiled.formatted("\"accuracy\""));
    add(2, START + HOUR, profiled.formatted("\"accuracy\", \"f1\""));

    // When
    add(3, START + 2 * HOUR, profiled.formatted("\"accuracy\", \"estimated.f1\""));

    // Then
    assertThat(history.timeline()).extracting(DatedRevision::generation).containsExactly(1, 1, 3);
  }

  @Test
  void judgesLabelsAlikeSinceTheLastChangeOfWhatTheyAreJudgedBy() {
    // Given
    String windows = ", \"windows\": [{\"size\": \"2m\", \"every\": \"1m\"}]";
    add(1, START, "");
    add(2, START + HOUR, windows);
    add(3, START + 2 * HOUR, windows + RULES.replace("5m", "2m"));
    add(4, START + 3 * HOUR, windows + ", \"cohorts\": [\"1h\"]");

    // When
    add(5, START + 4 * HOUR, windows + SEGMENTS);
    add(6, START + 5 * HOUR, SEGMENTS);
    add(7, START + 6 * HOUR, DELETED);
    add(8, START + 7 * HOUR, SEGMENTS);

    // Then
    assertThat(history.timeline())
        .extracting(DatedRevision::generation, DatedRevision::labelsSince)
        .containsExactly(
            tuple(1, 1),
            tuple(2, 1),
            tuple(2, 1),
            tuple(4, 1),
            tuple(5, 5),
            tuple(6, 5),
            tuple(8, 8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", \"decision_threshold\": 0.9",
        ", \"classes\": [\"fraud\", \"ok\"]",
        SEGMENTS,
        ", \"measures\": [\"volume\"]"
      })
  void judgesLabelsOtherwiseWhenNumbersOrSeriesAreOthers(String change) {
    // Given
    add(1, START, "");

    // When
    add(2, START + HOUR, change);

    // Then
    assertThat(history.timeline())
        .extracting(DatedRevision::generation, DatedRevision::labelsSince)
        .containsExactly(tuple(1, 1), tuple(2, 2));
  }

  @Test
  void endsWithADeletion() {
    // Given
    add(1, START, "");

    // When
    add(2, START + HOUR, DELETED);

    // Then
    assertThat(revisionAt(START + HOUR)).isNull();
    assertThat(history.timeline())
        .extracting(DatedRevision::until, DatedRevision::last)
        .containsExactly(tuple(START + HOUR, true));
  }

  @Test
  void watchesAgainAfterADeletionAsAnotherGeneration() {
    // Given
    add(1, START, "");
    add(2, START + HOUR, DELETED);

    // When
    add(3, START + 2 * HOUR, "");

    // Then
    assertThat(revisionAt(START + HOUR)).isNull();
    assertThat(revisionAt(START + 2 * HOUR)).isEqualTo(3);
    assertThat(history.timeline())
        .extracting(DatedRevision::generation, DatedRevision::last)
        .containsExactly(tuple(1, true), tuple(3, false));
  }

  @Test
  void letsALaterRevisionReplaceThoseThatWouldTakeEffectAfterIt() {
    // Given
    add(1, START, "");
    add(2, START + 2 * HOUR, SEGMENTS);

    // When
    add(3, START + HOUR, RULES);

    // Then
    assertThat(revisionAt(START + 3 * HOUR)).isEqualTo(3);
    assertThat(history.timeline()).extracting(DatedRevision::generation).containsExactly(1, 1);
  }

  @Test
  void comesToTheSameTimelineInWhateverOrderRevisionsAreRead() {
    // Given
    List<String> texts =
        new ArrayList<>(
            List.of(
                fraud(1, START, ""),
                fraud(2, START + HOUR, RULES),
                fraud(3, START + 2 * HOUR, SEGMENTS),
                fraud(4, START + 90 * 60_000, DELETED),
                fraud(5, START + 4 * HOUR, "")));
    String expected = null;

    for (int seed = 0; seed < 20; seed++) {
      // When
      Collections.shuffle(texts, new Random(seed));
      MonitorHistory shuffled = new MonitorHistory();
      texts.forEach(text -> shuffled.add(MonitorFile.read("test", text).orThrow(), text));
      String timeline = shuffled.timeline().toString();

      // Then
      expected = expected == null ? timeline : expected;
      assertThat(timeline).isEqualTo(expected);
    }
  }
}
