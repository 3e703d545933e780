package dev.plumbline.cli.file;

import dev.plumbline.cli.file.cell.Target;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.file.row.EventLine;
import dev.plumbline.cli.file.row.EventRow;
import dev.plumbline.cli.file.row.Row;
import dev.plumbline.cli.file.row.RowFile;
import dev.plumbline.cli.file.row.UnreadableLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of predictions or labels in any form that {@link RowFile} reads, once from start to end. A
 * row that is no event comes back with its line and the reason; reading goes on behind it.
 */
public final class EventFile extends OpenFile {

  private final EventRowReader rows;

  private EventFile(RowFile file, EventRowReader rows) {
    super(file);
    this.rows = rows;
  }

  /**
   * Opens a file.
   *
   * @param path the file, {@code -} for standard input
   * @param mapping their columns under our names
   * @param model the model of rows that name none; null when they all do
   * @throws BadFileException when it lacks a column that every event needs, or a mapping names a
   *     column that is not there
   */
  public static EventFile open(Path path, EventKind kind, ColumnMapping mapping, String model)
      throws IOException, BadFileException {
    return openWith(path, kind, mapping, new EventDefaults(model, null, null), ReadingRules.PLAIN);
  }

  /**
   * Opens a file.
   *
   * @param defaults what rows are that do not say
   * @param rules how cells become values
   * @throws BadFileException as above
   */
  public static EventFile openWith(
      Path path, EventKind kind, ColumnMapping mapping, EventDefaults defaults, ReadingRules rules)
      throws IOException, BadFileException {
    TargetColumns columns = new TargetColumns(kind, mapping, rules.declared());
    for (ColumnMapping.Pair pair : mapping.pairs()) {
      if (columns.targetsOf(pair.ours()).isEmpty()) {
        throw new BadFileException(
            "--map %s=%s: there is no column %s; there are %s"
                .formatted(
                    pair.theirs(),
                    pair.ours(),
                    pair.ours(),
                    String.join(", ", Target.columns(kind.schema()))));
      }
    }
    RowFile file =
        RowFile.open(
            path,
            theirs ->
                theirs.equals(EventRowReader.RECEIVED_AT)
                    || !columns.targetsOfTheirs(theirs, List.of()).isEmpty());
    EventRowReader rows = new EventRowReader(columns, file.header(), defaults, rules);
    try {
      if (!file.header().isEmpty()) {
        checkHeader(path, file.header(), rows, kind, mapping, defaults);
      }
      return new EventFile(file, rows);
    } catch (BadFileException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** The next event or unreadable row, or empty at the end. */
  public Optional<EventLine> next() {
    return file.next()
        .map(line -> line instanceof Row row ? rows.read(row) : (UnreadableLine) line);
  }

  /** The next row as an event that nobody has judged, or why it is none, or empty at the end. */
  public Optional<EventRow> nextUnjudged() {
    return file.next()
        .map(line -> line instanceof Row row ? rows.readUnjudged(row) : (UnreadableLine) line);
  }

  /**
   * The columns that all rows of a file share; empty where each row has its own.
   *
   * @throws BadFileException when it cannot be read
   */
  public static List<String> columns(Path path) throws IOException, BadFileException {
    RowFile file = RowFile.open(path, theirs -> true);
    try {
      return file.header();
    } finally {
      file.close();
    }
  }

  /** Columns met so far that are none of ours, in alphabetical order. */
  public Set<String> ignoredColumns() {
    return rows.ignored();
  }

  private static void checkHeader(
      Path path,
      List<String> header,
      EventRowReader rows,
      EventKind kind,
      ColumnMapping mapping,
      EventDefaults defaults)
      throws BadFileException {
    mapping.requireColumns(path, header);
    String columns = String.join(", ", header);
    Set<String> given = new HashSet<>();
    header.stream()
        .flatMap(theirs -> rows.targetsOf(theirs).stream())
        .filter(target -> target.group().isEmpty())
        .forEach(target -> given.add(target.name()));
    for (String required : kind.requiredColumns()) {
      boolean known = kind == EventKind.LABELS && defaults.labelTimes() != null;
      if (!given.contains(required) && !(known && required.equals(kind.timeColumn()))) {
        throw new BadFileException(
            "%s has no column %s; it has %s. Name yours with --map theirs=%s%s"
                .formatted(path, required, columns, required, kind.withoutIt(required)));
      }
    }
    if (kind == EventKind.LABELS && Collections.disjoint(given, EventKind.TRUTHS)) {
      throw new BadFileException(
          "%s has no column that says what was true; it has %s. Name yours with --map theirs=%s, or with --map theirs=%s where it is a number"
              .formatted(path, columns, EventKind.TRUTHS.get(0), EventKind.TRUTHS.get(1)));
    }
    if (defaults.model() == null && !given.contains("model")) {
      throw new BadFileException(
          "%s has no column model; say which model all rows are of with --model".formatted(path));
    }
  }
}
