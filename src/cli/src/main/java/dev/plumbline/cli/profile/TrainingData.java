package dev.plumbline.cli.profile;

import dev.plumbline.cli.file.ColumnMapping;
import dev.plumbline.cli.file.FeatureFile;
import dev.plumbline.cli.file.ReadingRules;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.file.row.FeatureLine;
import dev.plumbline.cli.file.row.UnreadableLine;
import dev.plumbline.cli.terminal.Progress;
import dev.plumbline.cli.terminal.RowProblems;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.monitoring.profile.build.ProfileBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Feeds files of training data to the builder of a profile.
 *
 * @param rules how cells become values
 * @param mapping their columns under our names
 * @param timeColumn our name of the column with the event time
 * @param terminal where progress and unreadable rows are reported
 */
record TrainingData(
    ReadingRules rules, ColumnMapping mapping, String timeColumn, Terminal terminal) {

  /** Adds all rows of a file; returns how many of them could not be read, which is reported. */
  long add(Path path, ProfileBuilder builder) throws IOException, BadFileException {
    RowProblems problems = new RowProblems(terminal);
    try (FeatureFile file = FeatureFile.open(path, rules, mapping, timeColumn);
        Progress progress =
            Progress.start(terminal, "reading " + path.getFileName(), file.size())) {
      Optional<FeatureLine> next = file.next();
      while (next.isPresent()) {
        if (next.get() instanceof FeatureLine.Features row) {
          builder.add(row.row());
        } else if (next.get() instanceof UnreadableLine line) {
          problems.add(path + ":" + line.line(), line.problem());
        }
        progress.at(builder.rows() + problems.rows(), file.bytesRead());
        next = file.next();
      }
    }
    problems.emitRest();
    return problems.rows();
  }
}
