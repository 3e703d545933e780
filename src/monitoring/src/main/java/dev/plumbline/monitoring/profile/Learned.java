package dev.plumbline.monitoring.profile;

import java.util.List;

/**
 * What the reference taught beside the distributions of its columns. Immutable.
 *
 * @param quality how good the model was on the labelled rows; empty without labels
 */
public record Learned(List<ReferenceQuality> quality) {

  /** Nothing: features alone. */
  public static final Learned NOTHING = new Learned(List.of());

  public Learned {
    quality = List.copyOf(quality);
  }
}
