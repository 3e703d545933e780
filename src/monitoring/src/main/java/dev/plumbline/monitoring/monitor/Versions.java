package dev.plumbline.monitoring.monitor;

import java.util.List;

/** Which series of a model are kept: one a version, one over all versions, or both. */
public enum Versions {
  EACH,
  TOGETHER,
  BOTH;

  /** The version that stands for all versions together, in series, measurements and alerts. */
  public static final String ALL = "*";

  /** The version that what versions over the limit do is counted under. */
  public static final String OTHER = Segment.OTHER;

  /**
   * The version names of the series that an event of this version is counted in; each once. An
   * event without a version (the empty name) is none of a version: with {@link #BOTH} it counts in
   * the series over all alone, which otherwise would be there twice.
   */
  public List<String> seriesOf(String version) {
    return switch (this) {
      case EACH -> List.of(version);
      case TOGETHER -> List.of(ALL);
      case BOTH -> version.isEmpty() ? List.of(ALL) : List.of(version, ALL);
    };
  }
}
