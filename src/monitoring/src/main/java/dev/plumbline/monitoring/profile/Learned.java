package dev.plumbline.monitoring.profile;

import dev.plumbline.statistics.quality.CalibrationMap;
import java.util.List;
import java.util.Optional;

/**
 * What the reference taught beside the distributions of its columns. Immutable.
 *
 * @param projection what the numeric features have in common; empty when fewer than two vary
 * @param calibration what the score is worth as a probability; empty without labels, and when the
 *     score is better taken for what it says
 * @param quality how good the model was on the labelled rows; empty without labels
 */
public record Learned(
    Optional<Projection> projection,
    Optional<CalibrationMap> calibration,
    List<ReferenceQuality> quality) {

  /** Nothing: features alone. */
  public static final Learned NOTHING = new Learned(Optional.empty(), Optional.empty(), List.of());

  public Learned {
    quality = List.copyOf(quality);
  }
}
