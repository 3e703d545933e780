package dev.plumbline.testbed.benchmark.workload;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.build.ProfileBuilder;
import dev.plumbline.monitoring.profile.build.ReferenceRow;
import java.util.HashMap;
import java.util.Map;

/**
 * The reference that every contender compares with: {@value #ROWS} rows without drift, profiled by
 * the builder that {@code plumbline profile build} uses. All models share it.
 */
public final class ReferenceData {

  /** Rows of the reference. */
  public static final int ROWS = 2_000;

  private ReferenceData() {}

  /** The profile for a workload; the same at every call. */
  public static Profile of(Workload workload) {
    Monitor monitor = Monitors.of(workload, 0);
    ProfileBuilder builder = new ProfileBuilder(monitor);
    GeneratedEvents events = new GeneratedEvents(workload.traffic());
    for (int row = 0; row < ROWS; row++) {
      builder.add(row(workload.traffic(), events, row));
    }
    return builder.build(Monitors.PROFILE);
  }

  private static ReferenceRow row(WorkloadTraffic traffic, GeneratedEvents events, int row) {
    Map<String, Object> features = new HashMap<>();
    for (int feature = 0; feature < traffic.features(); feature++) {
      double value = GeneratedEvents.referenceFeature(row, feature);
      features.put(WorkloadTraffic.feature(feature), Double.isNaN(value) ? null : value);
    }
    if (!traffic.enriched()) {
      return ReferenceRow.of(features);
    }
    for (int category = 0; category < GeneratedEvents.CATEGORIES; category++) {
      features.put(
          WorkloadTraffic.category(category),
          Integer.toString(events.referenceCategory(row, category)));
    }
    long event = -1L - row;
    return new ReferenceRow(
        features,
        null,
        events.predictedClass(event),
        null,
        Map.of("yes", events.score(event)),
        events.labelClass(event),
        null);
  }
}
