package dev.plumbline.testbed.demo;

import dev.plumbline.cli.file.ColumnMapping;
import dev.plumbline.cli.file.DeclaredTypes;
import dev.plumbline.cli.file.FeatureFile;
import dev.plumbline.cli.file.ReadingRules;
import dev.plumbline.cli.file.cell.TimeForm;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.file.row.FeatureLine;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.build.ProfileBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    ReadingRules rules =
        new ReadingRules(DeclaredTypes.by(monitor), TimeForm.PLAIN, Set.of(), false);
    ProfileBuilder builder = new ProfileBuilder(monitor);
    try (FeatureFile file =
        FeatureFile.open(training, rules, new ColumnMapping(List.of()), "predicted_at")) {
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
