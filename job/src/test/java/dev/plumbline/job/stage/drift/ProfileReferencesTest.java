package dev.plumbline.job.stage.drift;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.drift.feature.ProfileReferences;
import dev.plumbline.monitoring.measurement.drift.feature.SeriesReference;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.file.ProfileFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileReferencesTest {

  private static final List<Feature> AMOUNT = List.of(number("amount"));

  private final ProfileReferences references = new ProfileReferences();
  private final Profile profile = profile(1_000);

  private static Feature number(String name) {
    return new Feature(name, FeatureKind.NUMERIC, null, null);
  }

  private static Profile profile(int rows) {
    return new DriftCase(
            """
            "features": {"amount": "numeric"}, "measures": ["psi"]
            """)
        .profile(rows, row -> Map.of("amount", row));
  }

  private static SeriesDefinition series(String monitor, Profile profile) {
    byte[] bytes = profile == null ? null : ProfileFile.toBytes(profile);
    String id = profile == null ? "" : profile.id();
    GenerationDefinition definition =
        new GenerationDefinition(monitor, 1, 0, Long.MAX_VALUE, false, id, bytes, null);
    return SeriesDefinition.seen(monitor, "*", "*", definition, START);
  }

  @Test
  void areSharedByModelsWithTheSameColumnsAndProfile() {
    // Given
    SeriesReference ofOne = references.of(series("one", profile), "fraud", AMOUNT);

    // When
    SeriesReference ofAnother =
        references.of(series("another", profile), "fraud", List.of(number("amount")));

    // Then
    assertThat(ofAnother).isSameAs(ofOne);
    assertThat(ofAnother.of(0).orElseThrow().count()).isEqualTo(1_000);
  }

  @Test
  void areOthersForOtherColumns() {
    // Given
    references.of(series("one", profile), "fraud", AMOUNT);
    List<Feature> columns = List.of(number("age"), number("amount"));

    // When
    SeriesReference other = references.of(series("another", profile), "fraud", columns);

    // Then
    assertThat(other.of(0)).isEmpty();
    assertThat(other.of(1)).isPresent();
  }

  @Test
  void areOthersForAProfileOfAnotherContent() {
    // Given
    references.of(series("one", profile), "fraud", AMOUNT);

    // When
    SeriesReference other = references.of(series("one", profile(500)), "fraud", AMOUNT);

    // Then
    assertThat(other.of(0).orElseThrow().count()).isEqualTo(500);
  }

  @Test
  void nameTheProfileThatIsLackingAsTheMonitorDoes() {
    // Given
    references.of(series("one", null), "fraud", AMOUNT);

    // When
    SeriesReference other = references.of(series("another", null), "churn", AMOUNT);

    // Then
    assertThat(other.whyNot(0)).isEqualTo("profile churn is not published");
  }
}
