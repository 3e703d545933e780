package dev.plumbline.cli.file;

import dev.plumbline.cli.file.row.BadFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Their columns under our names. A column may go to several of ours ({@code
 * country=feature.country} and {@code country=attribute.country}); one that is not mapped keeps its
 * name.
 *
 * @param pairs in the order given
 */
public record ColumnMapping(List<Pair> pairs) {

  /** Every column keeps its name. */
  public static final ColumnMapping NONE = new ColumnMapping(List.of());

  /** Copies the pairs. */
  public ColumnMapping {
    pairs = List.copyOf(pairs);
  }

  /**
   * Reads {@code theirs=ours} texts, split at the last equals sign.
   *
   * @throws IllegalArgumentException when one has no equals sign or an empty side
   */
  public static ColumnMapping parse(List<String> texts) {
    return new ColumnMapping(texts.stream().map(Pair::parse).toList());
  }

  /** Our names of one of their columns. */
  List<String> oursOf(String theirs) {
    List<String> ours =
        pairs.stream().filter(pair -> pair.theirs().equals(theirs)).map(Pair::ours).toList();
    return ours.isEmpty() ? List.of(theirs) : ours;
  }

  /**
   * The pairs that a file can use: of columns that it has, or may have, to columns that its rows
   * have here.
   *
   * @param declared what the monitor says of columns
   * @param header the columns of the file, empty when each row has its own
   */
  public ColumnMapping within(EventKind kind, DeclaredTypes declared, List<String> header) {
    TargetColumns columns = new TargetColumns(kind, NONE, declared);
    return new ColumnMapping(
        pairs.stream()
            .filter(pair -> !columns.targetsOf(pair.ours()).isEmpty())
            .filter(pair -> header.isEmpty() || header.contains(pair.theirs()))
            .toList());
  }

  /**
   * Refuses to name columns that a file does not have.
   *
   * @param header the columns of the file
   */
  void requireColumns(Path path, List<String> header) throws BadFileException {
    Set<String> absent = new TreeSet<>();
    pairs.forEach(pair -> absent.add(pair.theirs()));
    header.forEach(absent::remove);
    if (!absent.isEmpty()) {
      throw new BadFileException(
          "%s has no column %s, which --map names; it has %s"
              .formatted(path, String.join(", ", absent), String.join(", ", header)));
    }
  }

  /**
   * One column of theirs and its name here.
   *
   * @param theirs as the file calls it
   * @param ours as the contract calls it
   */
  public record Pair(String theirs, String ours) {

    static Pair parse(String text) {
      int split = text.lastIndexOf('=');
      if (split < 1 || split == text.length() - 1) {
        throw new IllegalArgumentException(
            "\"" + text + "\" is no mapping; write theirs=ours, as amt=feature.amount");
      }
      return new Pair(text.substring(0, split), text.substring(split + 1));
    }
  }
}
