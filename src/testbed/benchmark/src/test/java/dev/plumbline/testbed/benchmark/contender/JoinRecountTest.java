package dev.plumbline.testbed.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testbed.benchmark.workload.GeneratedEvents;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pairs counted again. */
class JoinRecountTest {

  private static final WorkloadTraffic TRAFFIC =
      new WorkloadTraffic(Layout.MAP, 0, 3, 500, 60_000, false, true);
  private static final Workload WORKLOAD =
      new Workload(TRAFFIC, Watch.JOIN, 1_000, 1_000, 1, "hashmap", 0, "none:0");

  private static List<ContenderReading> right() {
    GeneratedEvents events = new GeneratedEvents(TRAFFIC);
    List<ContenderReading> readings = new ArrayList<>();
    for (long event = 0; event < TRAFFIC.events(); event++) {
      String metric = "pairs." + events.predictedClass(event) + "." + events.labelClass(event);
      readings.add(new ContenderReading("*", "", metric, 0, 1));
    }
    return readings;
  }

  @Test
  void hasNothingToSayOfTheRightPairs() {
    // Given
    List<ContenderReading> readings = right();

    // When
    List<String> problems = ContenderRecount.of(WORKLOAD).problems(readings);

    // Then
    assertThat(problems).isEmpty();
  }

  @Test
  void namesWhatIsMissingAndWhatIsTooMuch() {
    // Given
    List<ContenderReading> readings = right();
    ContenderReading missing = readings.remove(0);
    readings.add(new ContenderReading("*", "", "pairs.yes.maybe", 0, 1));

    // When
    List<String> problems = ContenderRecount.of(WORKLOAD).problems(readings);

    // Then
    assertThat(problems)
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith(missing.metric() + " is "))
        .contains("pairs.yes.maybe is 0.0, but 1.0 was told");
  }
}
