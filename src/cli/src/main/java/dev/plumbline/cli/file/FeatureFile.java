package dev.plumbline.cli.file;

import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.file.row.FeatureLine;
import dev.plumbline.cli.file.row.Row;
import dev.plumbline.cli.file.row.RowFile;
import dev.plumbline.cli.file.row.UnreadableLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file of training data in any form that {@link RowFile} reads, once from start to end, for the
 * features that a monitor declares.
 */
public final class FeatureFile extends OpenFile {

  private final FeatureRows rows;

  private FeatureFile(RowFile file, FeatureRows rows) {
    super(file);
    this.rows = rows;
  }

  /**
   * Opens a file.
   *
   * @param path the file, {@code -} for standard input
   * @param rules how cells become values; they declare the features
   * @param mapping their columns under our names
   * @param timeColumn our name of the column with the event time; need not be there
   * @throws BadFileException when a file whose rows share their columns lacks a declared feature,
   *     or a mapped column
   */
  public static FeatureFile open(
      Path path, ReadingRules rules, ColumnMapping mapping, String timeColumn)
      throws IOException, BadFileException {
    FeatureRows featureRows = new FeatureRows(rules, mapping, timeColumn);
    RowFile file = RowFile.open(path, featureRows::isWanted);
    try {
      if (!file.header().isEmpty()) {
        checkHeader(
            path, file.header(), rules.declared().features().keySet(), mapping, featureRows);
      }
      return new FeatureFile(file, featureRows);
    } catch (BadFileException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** The next row, or empty at the end. */
  public Optional<FeatureLine> next() {
    return file.next()
        .map(line -> line instanceof Row row ? rows.read(row) : (UnreadableLine) line);
  }

  private static void checkHeader(
      Path path, List<String> header, Set<String> features, ColumnMapping mapping, FeatureRows rows)
      throws BadFileException {
    mapping.requireColumns(path, header);
    Set<String> missing = new TreeSet<>(features);
    Set<String> found = new HashSet<>();
    header.stream()
        .flatMap(theirs -> mapping.oursOf(theirs).stream())
        .flatMap(ours -> rows.featureOf(ours).stream())
        .forEach(found::add);
    missing.removeAll(found);
    if (!missing.isEmpty()) {
      throw new BadFileException(
          "%s has no column for the features %s of the monitor; it has %s. Name yours with --map theirs=%s"
              .formatted(
                  path,
                  String.join(", ", missing),
                  String.join(", ", header),
                  missing.iterator().next()));
    }
  }
}
