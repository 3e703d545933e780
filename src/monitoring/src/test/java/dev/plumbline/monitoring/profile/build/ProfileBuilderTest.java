package dev.plumbline.monitoring.profile.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.TestProfiles;
import dev.plumbline.monitoring.profile.file.ProfileFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileBuilderTest {

  private static final List<Map<String, Object>> ROWS = TestProfiles.rows(5_000, 7);

  @Test
  void givesTheSameBytesForTheSameRowsInAnyOrder() {
    // Given
    List<Map<String, Object>> shuffled = new ArrayList<>(ROWS);
    Collections.shuffle(shuffled, new Random(8));

    // When
    Profile profile = TestProfiles.profile(ROWS);
    Profile again = TestProfiles.profile(shuffled);

    // Then
    assertThat(again).isEqualTo(profile);
    assertThat(ProfileFile.toBytes(again)).isEqualTo(ProfileFile.toBytes(profile));
  }

  @Test
  void givesAnotherHashForOtherData() {
    // Given
    List<Map<String, Object>> fewer = ROWS.subList(1, ROWS.size());

    // When
    Profile profile = TestProfiles.profile(ROWS);
    Profile other = TestProfiles.profile(fewer);

    // Then
    assertThat(other.hash()).isNotEqualTo(profile.hash()).matches("[0-9a-f]{64}");
    assertThat(other.dataHash()).isNotEqualTo(profile.dataHash()).matches("[0-9a-f]{64}");
    assertThat(profile.id()).isEqualTo("fraud-1@" + profile.hash().substring(0, 16));
  }

  @Test
  void countsEachRowInOneCellOrAsMissingOrInvalid() {
    // Given
    Profile profile = TestProfiles.profile(ROWS);

    for (FeatureProfile feature : profile.features()) {
      // When
      long[] recount = new long[feature.cells()];
      long missing = 0;
      long invalid = 0;
      for (Map<String, Object> row : ROWS) {
        int cell = feature.cellOf(row.get(feature.name()));
        if (cell == FeatureProfile.MISSING) {
          missing++;
        } else if (cell == FeatureProfile.INVALID) {
          invalid++;
        } else {
          recount[cell]++;
        }
      }

      // Then
      assertThat(recount).as(feature.name()).isEqualTo(feature.referenceCounts());
      assertThat(missing).as(feature.name()).isEqualTo(feature.missingCount());
      assertThat(invalid).as(feature.name()).isEqualTo(feature.invalidCount());
    }
  }

  @Test
  void takesMomentsOfTheUsableValues() {
    // Given
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Object value : new Object[] {2.0, 4L, true, -0.0, Double.NaN, "x", null}) {
      rows.add(Collections.singletonMap("amount", value));
    }

    // When
    NumericProfile amount = (NumericProfile) TestProfiles.profile(rows).features().get(0);

    // Then
    assertThat(amount.moments().min()).isEqualTo(0.0);
    assertThat(amount.moments().max()).isEqualTo(4.0);
    assertThat(amount.moments().mean()).isEqualTo(1.75);
    assertThat(amount.moments().standardDeviation()).isCloseTo(1.707825, within(1e-6));
    assertThat(amount.missingCount()).isEqualTo(1);
    assertThat(amount.invalidCount()).isEqualTo(2);
  }

  @Test
  void losesNoPrecisionToLargeValues() {
    // Given
    List<Map<String, Object>> rows = new ArrayList<>();
    for (double value : new double[] {1e300, 3.0, -1e300, 5.0}) {
      rows.add(Map.of("amount", value));
    }

    // When
    NumericProfile amount = (NumericProfile) TestProfiles.profile(rows).features().get(0);

    // Then
    assertThat(amount.moments().mean()).isEqualTo(2.0);
    assertThat(amount.moments().standardDeviation()).isNull();
  }

  @Test
  void survivesAFeatureWithoutAnyValue() {
    // Given
    Profile profile = TestProfiles.profile(ROWS);

    // When
    FeatureProfile never = profile.feature("never").orElseThrow();

    // Then
    assertThat(never.missingCount()).isEqualTo(5_000);
    assertThat(never.cells()).isEqualTo(1);
    assertThat(never.cellOf(3.5)).isZero();
    assertThat(never.referenceCounts()).containsExactly(0);
    assertThat(never.cellName(0)).isEqualTo("any value");
    assertThat(profile.feature("amount").orElseThrow().cells()).isGreaterThan(100);
  }

  @Test
  void listsTheMostFrequentCategoriesAndCountsTheRest() {
    // Given
    Monitor monitor =
        MonitorFile.read("m", "{model: m, task: multiclass, features: {c: categorical}}").orThrow();
    ProfileBuilder builder = new ProfileBuilder(monitor);
    for (int i = 0; i < 1_003; i++) {
      builder.add(Map.of("c", "category-%04d".formatted(i)));
    }
    builder.add(Map.of("c", "category-1002"));
    builder.add(Map.of("c", CategoricalProfile.OTHER));
    builder.add(Map.of("c", "x".repeat(257)));

    // When
    CategoricalProfile feature = (CategoricalProfile) builder.build("p").features().get(0);

    // Then
    assertThat(feature.categories())
        .hasSize(1_000)
        .startsWith("category-1002", "category-0000")
        .endsWith("category-0998");
    assertThat(feature.otherCount()).isEqualTo(5);
    assertThat(feature.cellName(feature.cellOfCategory("category-0999"))).isEqualTo("__other__");
  }

  @Test
  void keepsTheExtentOfEventTimes() {
    // Given
    ProfileBuilder builder = new ProfileBuilder(TestProfiles.MONITOR);

    // When
    builder.add(at(3_000, Map.of("amount", 1.0)));
    builder.add(at(1_000, Map.of()));
    builder.add(at(2_000, Map.of("amount", 2.0)));
    Profile profile = builder.build("p");

    // Then
    assertThat(profile.firstEventTime()).isEqualTo(1_000);
    assertThat(profile.lastEventTime()).isEqualTo(3_000);
    assertThat(profile.rowCount()).isEqualTo(3);
    assertThat(profile.model()).isEqualTo("fraud");
  }

  @Test
  void refusesToBuildFromNothing() {
    // Given
    ProfileBuilder builder = new ProfileBuilder(TestProfiles.MONITOR);

    // Then
    assertThatThrownBy(() -> builder.build("p")).hasMessage("a profile needs at least one row: p");
  }

  private static ReferenceRow at(long time, Map<String, Object> features) {
    return new ReferenceRow(features, time, null, null, Map.of(), null, null);
  }
}
