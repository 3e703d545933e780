package dev.plumbline.testbed.demo;

import dev.plumbline.console.file.BadFileException;
import dev.plumbline.console.file.ColumnMapping;
import dev.plumbline.console.file.FeatureFile;
import dev.plumbline.console.file.FeatureLine;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The reference profile of a monitor, as {@code plumbline profile build} makes it. */
final class ReferenceProfile {

  private ReferenceProfile() {}

  /**
   * Builds it.
   *
   * @param training a CSV with a column for each feature
   * @throws IOException also when a row cannot be read
   */
  static Profile of(Monitor monitor, Path training) throws IOException, BadFileException {
    Set<String> features =
        monitor.features().stream()
            .map(Feature::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    ProfileBuilder builder = new ProfileBuilder(monitor);
    try (FeatureFile file =
        FeatureFile.open(training, features, new ColumnMapping(List.of()), "predicted_at")) {
      Optional<FeatureLine> next = file.next();
      while (next.isPresent()) {
        if (!(next.get() instanceof FeatureLine.Features row)) {
          throw new IOException(training + ": " + next.get());
        }
        builder.add(row.row());
        next = file.next();
      }
    }
    return builder.build(monitor.profileFor("1"));
  }
}
