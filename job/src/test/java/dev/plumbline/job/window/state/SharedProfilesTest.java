package dev.plumbline.job.window.state;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import org.junit.jupiter.api.Test;

class SharedProfilesTest {

  private final SharedProfiles profiles = new SharedProfiles();

  private static SeriesDefinition series(String model, String reference, byte[] profile) {
    GenerationDefinition definition =
        new GenerationDefinition(
            "{}", 3, 10, 20, true, reference, profile, new byte[] {(byte) model.length()});
    return SeriesDefinition.seen(model, "1", "*", definition, START);
  }

  @Test
  void keepsTheBytesOfAProfileOnceForAllItsSeries() {
    // Given
    SeriesDefinition first = series("fraud", "a@1", new byte[] {1, 2});
    SeriesDefinition second = series("churn", "a@1", new byte[] {1, 2});

    // When
    byte[] ofFirst = profiles.in(first).definition().profile();
    byte[] ofSecond = profiles.in(second).definition().profile();

    // Then
    assertThat(ofSecond).isSameAs(ofFirst).containsExactly(1, 2);
  }

  @Test
  void changesNothingElse() {
    // Given
    profiles.in(series("fraud", "a@1", new byte[] {1, 2}));
    SeriesDefinition other = series("churning", "a@1", new byte[] {1, 2});

    // When
    SeriesDefinition shared = profiles.in(other);

    // Then
    assertThat(shared).usingRecursiveComparison().isEqualTo(other);
  }

  @Test
  void keepsAnotherContentApart() {
    // Given
    profiles.in(series("fraud", "a@1", new byte[] {1, 2}));

    // When
    SeriesDefinition other = profiles.in(series("fraud", "a@2", new byte[] {3}));

    // Then
    assertThat(other.definition().profile()).containsExactly(3);
  }

  @Test
  void leavesADefinitionWithoutProfileAsItIs() {
    // Given
    SeriesDefinition without = series("fraud", "", null);

    // When
    SeriesDefinition shared = profiles.in(without);

    // Then
    assertThat(shared).isSameAs(without);
  }
}
