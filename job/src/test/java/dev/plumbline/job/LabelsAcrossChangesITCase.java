package dev.plumbline.job;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.PipelineRun;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Labels that come minutes after their predictions, while the monitor changes its windows, then its
 * cohorts, then the threshold of its decision: what every window on label time must hold is
 * recounted from the events alone.
 */
@Timeout(120)
class LabelsAcrossChangesITCase {

  private static final long MINUTE = 60_000;
  private static final long WINDOWS_CHANGE = START + 5 * MINUTE;
  private static final long COHORTS_CHANGE = START + 7 * MINUTE;
  private static final long THRESHOLD_CHANGE = START + 9 * MINUTE;
  private static final long LAST_OF_VERSION_1 = START + 4 * MINUTE;

  private static final String MONITOR =
      """
      {"model": "fraud", "revision": %d, "effective_from": "%s", "task": "binary",
       "positive_class": "fraud", "versions": "both",
       "segments": {"channel": {"values": ["web", "app"]}}, "labels": {"horizon": "1h"},
       "measures": ["accuracy"], %s}
      """;
  private static final String OLD_WINDOWS =
      "\"windows\": [{\"size\": \"30s\", \"every\": \"10s\"}]";
  private static final String WINDOWS =
      "\"windows\": [{\"size\": \"20s\", \"every\": \"20s\"}, {\"size\": \"1m\", \"every\": \"20s\"}]";

  private static final int EVENTS = 400;
  private static final int PARTITIONS = 3;
  private static final int DISORDER_MS = 9_500; // less than time.out-of-orderness

  private record Label(long at, boolean fraud) {}

  private record Event(String id, long at, String version, String channel, List<Label> labels) {

    boolean isIn(String series, String segment) {
      return (series.equals("*") || series.equals(version))
          && (segment.equals("*") || segment.equals("channel=" + channel));
    }
  }

  private static final List<Event> HAPPENED = happened();
  private static PipelineRun undisturbed;

  private static List<Event> happened() {
    Random random = new Random(5);
    List<Event> events = new ArrayList<>();
    for (int event = 0; event < EVENTS; event++) {
      long at = START + event * 1_700L;
      List<Label> labels = new ArrayList<>();
      // Mostly up to four minutes later, some before the prediction, every fourth is corrected.
      long labelledAt =
          random.nextInt(10) == 0 ? at - random.nextInt(20_000) : at + random.nextInt(240_000);
      labels.add(new Label(labelledAt, random.nextBoolean()));
      if (random.nextInt(4) == 0) {
        labels.add(new Label(labelledAt + 1 + random.nextInt(120_000), random.nextBoolean()));
      }
      String version = at <= LAST_OF_VERSION_1 && event % 2 == 0 ? "1" : "2";
      events.add(new Event("p" + event, at, version, random.nextBoolean() ? "web" : "app", labels));
    }
    return events;
  }

  @BeforeAll
  static void runUndisturbed() throws Exception {
    undisturbed = arriving(0).parallelism(1).run();
  }

  private static PipelineRun.Input arriving(long seed) {
    Random random = new Random(seed);
    List<GenericRecord> predictions = new ArrayList<>();
    List<GenericRecord> labels = new ArrayList<>();
    for (Event event : HAPPENED) {
      GenericRecord prediction = Events.prediction("fraud", event.id(), event.at());
      prediction.put("version", event.version());
      prediction.put("predicted_class", "fraud");
      prediction.put("attributes", Map.of("channel", event.channel()));
      predictions.add(prediction);
      for (Label of : event.labels()) {
        GenericRecord label = Events.label("fraud", event.id(), of.at());
        label.put("label_class", of.fraud() ? "fraud" : "ok");
        labels.add(label);
      }
    }
    return new PipelineRun.Input()
        .control(monitor(0, 1, 0, OLD_WINDOWS))
        .control(monitor(1, 2, WINDOWS_CHANGE, WINDOWS))
        .control(monitor(2, 3, COHORTS_CHANGE, WINDOWS + ", \"cohorts\": [\"5m\"]"))
        .control(
            monitor(
                3,
                4,
                THRESHOLD_CHANGE,
                WINDOWS + ", \"cohorts\": [\"5m\"], \"decision_threshold\": 0.9"))
        .predictions(arrived(predictions, random, Events::onPredictions))
        .labels(arrived(labels, random, Events::onLabels));
  }

  private static SourceRecord monitor(int offset, int revision, long from, String fields) {
    return Events.onMonitors(
        offset, MONITOR.formatted(revision, Instant.ofEpochMilli(from).toString(), fields));
  }

  private interface Topic {
    SourceRecord record(int partition, long offset, GenericRecord event);
  }

  private static List<SourceRecord> arrived(
      List<GenericRecord> events, Random random, Topic topic) {
    Map<GenericRecord, Long> leaves = new HashMap<>();
    events.forEach(event -> leaves.put(event, (Long) event.get(0) + random.nextInt(DISORDER_MS)));
    List<GenericRecord> ordered = new ArrayList<>(events);
    ordered.sort(Comparator.comparing(leaves::get));
    List<SourceRecord> records = new ArrayList<>();
    for (GenericRecord event : ordered) {
      records.add(topic.record(random.nextInt(PARTITIONS), records.size(), event));
    }
    return records;
  }

  private static int generationAt(long instant) {
    return instant >= THRESHOLD_CHANGE
        ? 4
        : instant >= COHORTS_CHANGE ? 3 : instant >= WINDOWS_CHANGE ? 2 : 1;
  }

  /** A changed threshold makes other answers of the same scores; windows and cohorts do not. */
  private static boolean isTaken(int predicted, int labelled) {
    return predicted == labelled || predicted < labelled && labelled < 4;
  }

  /** What a window holds: of each prediction the label that held at its end. */
  private static long recounted(Measurement window) {
    return HAPPENED.stream()
        .filter(event -> event.isIn(window.version(), window.segment()))
        .filter(event -> isTaken(generationAt(event.at()), generationAt(window.windowStart())))
        .filter(event -> event.at() < window.windowEnd())
        .filter(
            event ->
                event.labels().stream()
                    .mapToLong(Label::at)
                    .filter(at -> at < window.windowEnd())
                    .max()
                    .stream()
                    .anyMatch(at -> at >= window.windowStart()))
        .count();
  }

  private static List<Measurement> accuracies(PipelineRun run) {
    return run.latest().values().stream()
        .filter(
            reported -> reported.metric().equals("accuracy") && reported.axis() == Axis.LABEL_TIME)
        .toList();
  }

  @Test
  void countsEachLabelInExactlyTheWindowsThatHoldIt() {
    // Given / When
    List<Measurement> reported = accuracies(undisturbed);

    // Then
    assertThat(reported)
        .allSatisfy(
            window -> assertThat(window.count()).as("%s", window).isEqualTo(recounted(window)))
        .extracting(window -> generationAt(window.windowStart()))
        .contains(1, 2, 3, 4);
  }

  @Test
  void tellsEveryWindowThatHoldsALabelOfAVersionThatWasRetiredBeforeTheChange() {
    // Given: windows that do not overlap, from the first change to the last
    Map<String, Long> held =
        accuracies(undisturbed).stream()
            .filter(window -> window.windowEnd() - window.windowStart() == 20_000)
            .filter(window -> window.windowStart() >= WINDOWS_CHANGE)
            .filter(window -> window.windowEnd() <= THRESHOLD_CHANGE)
            .collect(
                Collectors.groupingBy(
                    window -> window.version() + "/" + window.segment(),
                    Collectors.summingLong(Measurement::count)));

    // When
    Function<String, Long> labelsOf =
        version ->
            HAPPENED.stream()
                .filter(event -> event.isIn(version, "*"))
                .flatMap(event -> event.labels().stream().map(label -> Map.entry(event, label)))
                .filter(pair -> pair.getValue().at() >= WINDOWS_CHANGE)
                .filter(pair -> pair.getValue().at() < THRESHOLD_CHANGE)
                .filter(pair -> holdsAtTheEndOfItsWindow(pair.getKey(), pair.getValue()))
                .count();

    // Then
    assertThat(labelsOf.apply("1")).isGreaterThan(20);
    assertThat(held.get("1/*")).isEqualTo(labelsOf.apply("1"));
    assertThat(held.get("2/*")).isEqualTo(labelsOf.apply("2"));
    assertThat(held.get("*/*")).isEqualTo(labelsOf.apply("*"));
    assertThat(held.get("1/channel=web") + held.get("1/channel=app")).isEqualTo(held.get("1/*"));
  }

  private static boolean holdsAtTheEndOfItsWindow(Event event, Label label) {
    long end = (Math.floorDiv(label.at(), 20_000L) + 1) * 20_000;
    return event.at() < end
        && event.labels().stream().noneMatch(of -> of.at() > label.at() && of.at() < end);
  }

  @Test
  void doesNotCountASeriesWithoutEventsAsOneThatPublishes() {
    assertThat(undisturbed.measurements())
        .filteredOn(reported -> reported.metric().equals("prediction_count"))
        .filteredOn(reported -> reported.version().equals("1"))
        .noneMatch(reported -> reported.windowEnd() > WINDOWS_CHANGE);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "3, 4"})
  void reportsTheSameHoweverEventsArrive(long seed, int parallelism) throws Exception {
    // When
    PipelineRun run = arriving(seed).parallelism(parallelism).run();

    // Then
    assertThat(run.latest()).containsExactlyEntriesOf(undisturbed.latest());
  }
}
