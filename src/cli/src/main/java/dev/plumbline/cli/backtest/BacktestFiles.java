package dev.plumbline.cli.backtest;

import dev.plumbline.cli.file.ColumnMapping;
import dev.plumbline.cli.file.EventDefaults;
import dev.plumbline.cli.file.EventFile;
import dev.plumbline.cli.file.EventKind;
import dev.plumbline.cli.file.ReadingRules;
import dev.plumbline.cli.file.row.BadFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of a backtest. A mapping holds in each file that has its column, and must hold in one.
 *
 * @param predictions files of predictions
 * @param labels files of labels
 * @param mapping their columns under our names
 * @param defaults what rows are that do not say
 * @param rules how cells become values
 */
record BacktestFiles(
    List<Path> predictions,
    List<Path> labels,
    ColumnMapping mapping,
    EventDefaults defaults,
    ReadingRules rules) {

  /** The files of a kind. */
  List<Path> of(EventKind kind) {
    return kind == EventKind.PREDICTIONS ? predictions : labels;
  }

  /** Opens a file of a kind. */
  EventFile open(Path path, EventKind kind) throws IOException, BadFileException {
    return EventFile.openWith(path, kind, within(kind, path), defaults, rules);
  }

  private ColumnMapping within(EventKind kind, Path path) throws IOException, BadFileException {
    return mapping.within(kind, rules.declared(), EventFile.columns(path));
  }

  /**
   * Looks at every file before the first is read.
   *
   * @throws BadFileException when one cannot be used, or no file has a column that is mapped
   */
  void check() throws IOException, BadFileException {
    Set<ColumnMapping.Pair> used = new HashSet<>();
    for (EventKind kind : EventKind.values()) {
      for (Path path : of(kind)) {
        used.addAll(within(kind, path).pairs());
        open(path, kind).close();
      }
    }
    List<String> unused = new ArrayList<>();
    for (ColumnMapping.Pair pair : mapping.pairs()) {
      if (!used.contains(pair)) {
        unused.add(pair.theirs() + "=" + pair.ours());
      }
    }
    if (!unused.isEmpty()) {
      throw new BadFileException(
          "--map %s: no file has such a column, or there is no such column of ours"
              .formatted(String.join(", ", unused)));
    }
  }
}
