package dev.plumbline.job.window.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.event.Prediction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntroducedPlansTest {

  /** The revision, and those before it. */
  private final IntroducedPlans<String> plans =
      new IntroducedPlans<>(
          (prediction, definition, monitor, known) ->
              prediction.version()
                  + "/"
                  + prediction.generation()
                  + "/"
                  + monitor.revision()
                  + (known == null ? "" : " after " + known));

  /** As ingest numbers them. */
  private final Map<List<Object>, Integer> lines = new HashMap<>();

  private Prediction prediction(String model, String version, int generation) {
    return new Prediction(
        model,
        version,
        generation,
        lines.computeIfAbsent(List.of(model, version, generation), unseen -> lines.size()),
        Events.START,
        Double.NaN,
        new String[0],
        new double[0],
        new String[0],
        new byte[0],
        null);
  }

  private static Prediction introducing(Prediction prediction, int revision) {
    return prediction.introducing(
        Monitors.definition(
            Monitors.fraud(revision, 0, ", \"windows\": [" + Monitors.MINUTE + "]")));
  }

  @Test
  void findsThePlanOfEachSource() {
    // Given
    for (int source = 0; source < 20; source++) {
      plans.of(introducing(prediction("m", "v" + source % 5, source / 5), 1));
    }
    Random random = new Random(1);

    // When / Then
    for (int event = 0; event < 1_000; event++) {
      int source = random.nextInt(20);
      String version = "v" + source % 5;
      assertThat(plans.of(prediction("m", version, source / 5)))
          .isEqualTo(version + "/" + source / 5 + "/1");
    }
  }

  @Test
  void takesANewPlanFromTheEventThatIntroducesItOn() {
    // Given
    Prediction prediction = prediction("m", "v", 1);
    plans.of(introducing(prediction, 1));

    // When
    String introduced = plans.of(introducing(prediction, 2));

    // Then
    assertThat(introduced).isEqualTo("v/1/2 after v/1/1");
    assertThat(plans.of(prediction)).isEqualTo(introduced);
  }

  @Test
  void beginsAnewWhereALineIsGivenToAnother() {
    // Given
    plans.of(introducing(prediction("m", "v", 1), 1));
    lines.put(List.of("m", "w", 1), 0);

    // When
    String introduced = plans.of(introducing(prediction("m", "w", 1), 1));

    // Then
    assertThat(introduced).isEqualTo("w/1/1");
    assertThat(plans.of(prediction("m", "w", 1))).isEqualTo("w/1/1");
  }

  @Test
  void refusesWhatNobodyIntroduced() {
    // Given
    plans.of(introducing(prediction("m", "v", 1), 1));

    // When / Then
    assertThatThrownBy(() -> plans.of(prediction("m", "v", 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no definition was introduced for");
    assertThat(plans.of(prediction("m", "v", 1))).isEqualTo("v/1/1");
  }
}
