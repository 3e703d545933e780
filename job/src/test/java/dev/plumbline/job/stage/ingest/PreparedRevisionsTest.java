package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.control.ControlBook;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.control.DatedRevision;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreparedRevisionsTest {

  private static final String SEGMENTS = ", \"segments\": {\"channel\": {\"values\": [\"web\"]}}";

  private final ControlBook book = new ControlBook("monitors", Duration.ofDays(21));
  private final SeriesNumbers lines = new SeriesNumbers();

  private PreparedRevisions model(String... monitors) {
    for (String monitor : monitors) {
      assertThat(book.add(Events.onMonitors(0, monitor))).isEmpty();
    }
    return new PreparedRevisions(book.historyOf("fraud"), book, lines, new SharedColumns(), 200);
  }

  @Test
  void givesTheRevisionThatTheBookGives() {
    // Given
    PreparedRevisions model =
        model(
            Monitors.fraud(1, START, ""),
            Monitors.fraud(2, START + 100, SEGMENTS),
            Monitors.fraud(3, START + 200, ", \"deleted\": true"),
            Monitors.fraud(4, START + 300, ""));
    Random random = new Random(8);
    for (int event = 0; event < 1_000; event++) {
      long eventTime = START - 50 + random.nextInt(450);

      // When
      PreparedRevision revision = model.at(eventTime);

      // Then
      DatedRevision expected = book.inForce("fraud", eventTime);
      assertThat(revision == null ? null : revision.watched()).isSameAs(expected);
      assertThat(model.at(eventTime)).isSameAs(revision);
    }
  }

  @Test
  void numbersALineTheSameForEveryRevisionOfItsGenerationAndForeverAfter() {
    // Given
    String rules =
        ", \"rules\": [{\"name\": \"slow\", \"metric\": \"latency.p99\", \"window\": \"5m\","
            + " \"above\": 9}]";
    String[] monitors = {
      Monitors.fraud(1, START, ""),
      Monitors.fraud(2, START + 100, rules),
      Monitors.fraud(3, START + 200, SEGMENTS)
    };
    Map<String, Integer> numbers = new HashMap<>();
    for (int round = 0; round < 2; round++) {
      PreparedRevisions model = model(monitors); // as after monitors changed
      for (long eventTime : new long[] {START + 200, START, START + 100}) {
        PreparedRevision revision = model.at(eventTime);
        for (String version : new String[] {"7", "8", "7"}) {

          // When
          int line = revision.version(version, eventTime).line();

          // Then
          String source = version + " of " + revision.watched().generation();
          assertThat(numbers.computeIfAbsent(source, unseen -> line)).isEqualTo(line);
        }
      }
    }
    assertThat(numbers.values()).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void forgetsVersionsOfWhichThereAreTooManyAndGivesTheirNumbersToOthers() {
    // Given two generations that are counted in at the same time
    PreparedRevisions model =
        model(Monitors.fraud(1, START, ""), Monitors.fraud(2, START + 100, SEGMENTS));
    Map<Integer, String> introduced = new HashMap<>();
    for (int event = 0; event < 20_000; event++) {
      String version = event % 10 == 0 ? "steady" : "v" + event;
      long eventTime = START + event % 2 * 100;

      // When
      PreparedVersion known = model.at(eventTime).version(version, eventTime);
      String source = version + " of " + model.at(eventTime).watched().generation();
      if (known.introduction() != null) {
        introduced.put(known.line(), source);
      }

      // Then: a number stands for what was introduced under it last, and there are not so many
      assertThat(introduced.get(known.line())).isEqualTo(source);
      assertThat(known.line()).isLessThan(1_001);
    }
  }
}
