package dev.plumbline.console.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV by RFC 4180 with a header line; an empty cell is absent. */
final class CsvRows implements Rows {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .get();

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> header;
  private boolean ended;

  private CsvRows(CSVParser parser) {
    this.parser = parser;
    this.records = parser.iterator();
    this.header = parser.getHeaderNames();
  }

  static CsvRows open(Path path, BufferedReader reader) throws IOException, BadFileException {
    try {
      CsvRows rows = new CsvRows(CSVParser.parse(reader, FORMAT));
      if (rows.header.isEmpty()) {
        throw new BadFileException(path + " is empty; the first line names the columns");
      }
      return rows;
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new BadFileException(path + " has no usable header line: " + e.getMessage());
    }
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public Optional<FileLine> next() {
    try {
      return !ended && records.hasNext() ? Optional.of(read(records.next())) : Optional.empty();
    } catch (UncheckedIOException e) {
      ended = true;
      return Optional.of(BrokenText.at(parser.getCurrentLineNumber() + 1, e.getCause()));
    }
  }

  private FileLine read(CSVRecord csv) {
    long line = parser.getCurrentLineNumber() - breaksIn(csv);
    if (csv.size() != header.size()) {
      return new UnreadableLine(
          line, "the row has " + csv.size() + " cells, the header " + header.size() + ".");
    }
    Map<String, JsonNode> cells = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (!csv.get(i).isEmpty()) {
        cells.put(header.get(i), TextNode.valueOf(csv.get(i)));
      }
    }
    return new Row(line, cells, false);
  }

  private static long breaksIn(CSVRecord csv) {
    long breaks = 0;
    for (String cell : csv) {
      for (int at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) {
        breaks++;
      }
    }
    return breaks;
  }
}
