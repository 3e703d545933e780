package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.control.SoftCache;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Feature;
import java.io.Serializable;
import java.util.List;

/**
 * The references that one operator has made of profiles: one for all series that compare the same
 * columns with the same profile, so that what thousands of models share is worked out and kept
 * once. Given up when memory is short.
 */
public final class ProfileReferences implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int MOST = 10_000;

  /** What a series is asked for by: texts that it has, and whose hashes are known. */
  private record Series(String monitor, String version, String reference) {}

  /** All that a reference is made of. */
  private record Content(String name, List<Feature> columns, String reference) {}

  private final ReadProfiles profiles = new ReadProfiles();

  private transient SoftCache<Series, SeriesReference> bySeries;
  private transient SoftCache<Content, SeriesReference> byContent;

  /**
   * What a series is compared with.
   *
   * @param name what its monitor calls the profile
   * @param columns its monitor's columns
   */
  public SeriesReference of(SeriesDefinition series, String name, List<Feature> columns) {
    if (bySeries == null) {
      bySeries = new SoftCache<>(MOST);
      byContent = new SoftCache<>(MOST);
    }
    GenerationDefinition definition = series.definition();
    String id = definition.reference();
    return bySeries.of(
        new Series(definition.monitor(), series.version(), id),
        () ->
            byContent.of(
                new Content(name, columns, id),
                () -> new ProfileReference(name, columns, profiles.of(definition))));
  }
}
