package dev.plumbline.cli.file.row;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;

/**
 * The header line of a CSV file. A column without a name, as the index that pandas writes, is no
 * column of anybody; blanks around a name, as after a comma, are no part of it.
 *
 * @param all names by position, empty where there is none
 */
record CsvHeader(List<String> all) {

  private static final List<String> OTHER_SEPARATORS = List.of(";", "\t", "|");

  /**
   * The header of a file.
   *
   * @throws BadFileException when there is none, a name stands twice, or the columns are separated
   *     by something else
   */
  static CsvHeader of(Path path, Iterator<CSVRecord> records) throws BadFileException {
    if (!records.hasNext()) {
      throw new BadFileException(path + " is empty; the first line names the columns");
    }
    List<String> names = records.next().stream().map(String::strip).toList();
    if (names.size() == 1) {
      requireCommas(path, names.get(0));
    }
    for (int i = 0; i < names.size(); i++) {
      int other = names.subList(0, i).indexOf(names.get(i));
      if (other >= 0 && !names.get(i).isBlank()) {
        throw new BadFileException(
            "%s has the column %s twice, as number %d and %d; give one of them another name"
                .formatted(path, names.get(i), other + 1, i + 1));
      }
    }
    return new CsvHeader(names.stream().map(name -> name.isBlank() ? "" : name).toList());
  }

  /** The names, without those that are none. */
  List<String> names() {
    return all.stream().filter(Predicate.not(String::isEmpty)).toList();
  }

  /** How many cells a row has. */
  int size() {
    return all.size();
  }

  /** The name of a column by its position; empty for none. */
  String name(int position) {
    return all.get(position);
  }

  private static void requireCommas(Path path, String line) throws BadFileException {
    for (String separator : OTHER_SEPARATORS) {
      if (line.contains(separator)) {
        throw new BadFileException(
            "%s separates its columns with %s, not with commas; write it with commas, and with points in numbers"
                .formatted(path, separator.equals("\t") ? "tabs" : "\"" + separator + "\""));
      }
    }
  }
}
