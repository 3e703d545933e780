package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.FeatureState;
import dev.plumbline.job.event.Prediction;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.statistics.FeatureCounts;
import java.util.List;

/**
 * The cells in which the features of one monitor are counted, after one profile. A feature that the
 * profile does not know, or knows as another kind, has a single cell: how many there were and how
 * many were missing is counted all the same.
 */
final class FeatureCells {

  private final FeatureProfile[] profiles;

  /** Cells after a profile; null when none is published. */
  FeatureCells(Monitor monitor, Profile profile) {
    List<Feature> features = monitor.features();
    profiles = new FeatureProfile[features.size()];
    for (int i = 0; i < profiles.length; i++) {
      profiles[i] = known(features.get(i), profile);
    }
  }

  /** What the profile knows of a feature, or null when it cannot be compared with it. */
  static FeatureProfile known(Feature feature, Profile profile) {
    if (profile == null) {
      return null;
    }
    return profile
        .feature(feature.name())
        .filter(candidate -> candidate.kind() == feature.kind())
        .orElse(null);
  }

  /** Counts of nothing. */
  FeatureSetCounts zero() {
    FeatureCounts[] counts = new FeatureCounts[profiles.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new FeatureCounts(profiles[i] == null ? 1 : profiles[i].cells());
    }
    return new FeatureSetCounts(counts);
  }

  /** Counts every feature of a prediction. */
  void count(Prediction prediction, FeatureSetCounts counts) {
    for (int i = 0; i < profiles.length; i++) {
      switch (prediction.states()[i]) {
        case FeatureState.PRESENT -> counts.feature(i).count(cell(prediction, i));
        case FeatureState.MISSING -> counts.feature(i).countMissing();
        default -> counts.feature(i).countInvalid();
      }
    }
  }

  private int cell(Prediction prediction, int i) {
    if (profiles[i] == null) {
      return 0;
    }
    return profiles[i].kind() == FeatureKind.NUMERIC
        ? profiles[i].cellOfNumber(prediction.numbers()[i])
        : profiles[i].cellOfCategory(prediction.texts()[i]);
  }
}
