package dev.plumbline.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.profile.build.ProfileBuilder;
import dev.plumbline.monitoring.profile.file.ProfileFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileSamplingTest {

  private static final List<Map<String, Object>> ROWS = TestProfiles.rows(20_000, 7);

  @Test
  void givesTheSameBytesForTheSameRowsAboveTheBudget() {
    // When
    Profile profile = build(2_000);
    Profile again = build(2_000);

    // Then
    assertThat(ProfileFile.toBytes(again)).isEqualTo(ProfileFile.toBytes(profile));
    assertThat(profile.rowCount()).isEqualTo(2_000);
    assertThat(profile.sampledFrom()).isEqualTo(20_000);
    assertThat(ProfileFile.fromBytes(ProfileFile.toBytes(profile))).isEqualTo(profile);
  }

  @Test
  void takesAllRowsUpToTheBudget() {
    // When
    Profile whole = build(1_000_000);
    Profile just = build(20_000);

    // Then
    assertThat(just).isEqualTo(whole);
    assertThat(just.sampledFrom()).isNull();
  }

  @Test
  void hashesTheDataAsAWholeWhateverTheSample() {
    assertThat(build(10).dataHash()).isEqualTo(build(20_000).dataHash());
  }

  @Test
  void hasTheSharesOfTheData() {
    // Given
    CategoricalProfile whole = (CategoricalProfile) build(20_000).feature("country").orElseThrow();

    // When
    CategoricalProfile sample = (CategoricalProfile) build(5_000).feature("country").orElseThrow();

    // Then: the deviation of a share of 5,000 rows is at most 0.007
    for (int cell = 0; cell < whole.cells(); cell++) {
      double share = whole.referenceCounts()[cell] / 20_000.0;
      double sampled = sample.referenceCounts()[cell] / 5_000.0;
      assertThat(Math.abs(sampled - share)).isLessThan(0.022);
    }
  }

  private static Profile build(int most) {
    ProfileBuilder builder = new ProfileBuilder(TestProfiles.MONITOR, most);
    ROWS.forEach(builder::add);
    return builder.build("fraud-1");
  }
}
