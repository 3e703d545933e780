package dev.plumbline.monitoring.profile.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.profile.CategoricalProfile;
import org.junit.jupiter.api.Test;

class CategoricalSampleTest {

  @Test
  void countsWhatStandsInASlotLast() {
    // Given
    CategoricalSample sample = new CategoricalSample("c");
    Object[] values = {"a", "b", "b", null, Double.NaN};
    for (int slot = 0; slot < values.length; slot++) {
      sample.put(slot, values[slot]);
    }

    // When
    sample.put(0, "b");
    sample.put(3, "c");
    sample.put(4, null);

    // Then
    CategoricalProfile profile = sample.profile();
    assertThat(profile.categories()).containsExactly("b", "c");
    assertThat(profile.referenceCounts()).containsExactly(3, 1, 0, 0);
    assertThat(profile.missingCount()).isEqualTo(1);
    assertThat(profile.invalidCount()).isZero();
  }

  @Test
  void forgetsRareCategoriesOfAnIdentifierButNotTheFrequentOnes() {
    // Given
    CategoricalSample sample = new CategoricalSample("id");
    int rows = 500_000;

    // When
    for (int row = 0; row < rows; row++) {
      sample.put(row, row % 5 == 0 ? "frequent" : "id-" + row);
    }

    // Then
    CategoricalProfile profile = sample.profile();
    assertThat(profile.categories()).hasSize(1_000).startsWith("frequent");
    assertThat(profile.referenceCounts()[0]).isEqualTo(rows / 5);
    assertThat(profile.count()).isEqualTo(rows);
    assertThat(profile.otherCount()).isEqualTo(rows - rows / 5 - 999);
  }

  @Test
  void keepsTheRestOutOfMemoryWhenRowsTakeTheSlotsOfOthers() {
    // Given
    CategoricalSample sample = new CategoricalSample("id");
    sample.put(0, "first");
    sample.put(1, "second");

    // When
    for (int row = 0; row < 400_000; row++) {
      sample.put(1, "id-" + row);
    }

    // Then
    CategoricalProfile profile = sample.profile();
    assertThat(profile.categories()).containsExactly("first", "id-399999");
    assertThat(profile.otherCount()).isZero();
  }
}
