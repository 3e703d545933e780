package dev.plumbline.job.window.state;

import dev.plumbline.monitoring.control.SoftCache;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;

/**
 * The bytes of a profile once in memory, however many series are compared with it. Each definition
 * brings bytes of its own over the network, 120 KB for 50 features, and a state backend that keeps
 * objects would keep them all: 240 MB of 2,000 models with one profile. Equal ids are equal bytes,
 * since an id names the content.
 *
 * <p>Not thread-safe.
 */
final class SharedProfiles {

  private static final int MOST = 10_000;

  private final SoftCache<String, byte[]> byId = new SoftCache<>(MOST);

  /** The same definition, with the bytes that other series have already. */
  SeriesDefinition in(SeriesDefinition series) {
    GenerationDefinition definition = series.definition();
    return definition.profile() == null
        ? series
        : series.defined(
            definition.withProfile(byId.of(definition.reference(), definition::profile)));
  }
}
