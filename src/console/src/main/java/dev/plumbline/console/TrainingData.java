package dev.plumbline.console;

import dev.plumbline.console.file.BadFileException;
import dev.plumbline.console.file.ColumnMapping;
import dev.plumbline.console.file.FeatureFile;
import dev.plumbline.console.file.FeatureLine;
import dev.plumbline.console.file.UnreadableLine;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.profile.ProfileBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Feeds files of training data to the builder of a profile.
 *
 * @param monitor declares the features
 * @param mapping their columns under our names
 * @param timeColumn our name of the column with the event time
 * @param terminal where progress and unreadable rows are told
 */
record TrainingData(Monitor monitor, ColumnMapping mapping, String timeColumn, Terminal terminal) {

  /** Adds all rows of a file; returns how many of them could not be read, each told. */
  long add(Path path, ProfileBuilder builder) throws IOException, BadFileException {
    Set<String> features =
        monitor.features().stream()
            .map(Feature::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    long unreadable = 0;
    try (FeatureFile file = FeatureFile.open(path, features, mapping, timeColumn);
        Progress progress =
            Progress.start(terminal, "reading " + path.getFileName(), file.size())) {
      Optional<FeatureLine> next = file.next();
      while (next.isPresent()) {
        if (next.get() instanceof FeatureLine.Features row) {
          builder.add(row.row());
        } else if (next.get() instanceof UnreadableLine line) {
          terminal.note(path + ":" + line.line() + ": " + line.problem());
          unreadable++;
        }
        progress.at(builder.rows() + unreadable, file.bytesRead());
        next = file.next();
      }
    }
    return unreadable;
  }
}
