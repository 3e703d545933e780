package dev.plumbline.cli.file.row;

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
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV by RFC 4180 with a header line; an empty cell is absent, and so is a column without a name. A
 * row whose quotation marks are not in order is reported with the line on which it begins, and
 * reading goes on with the line behind that.
 */
final class CsvRows implements Rows {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

  private final CsvText text;
  private final CsvHeader header;
  private CSVParser parser;
  private Iterator<CSVRecord> records;
  private long linesBefore;
  private boolean ended;

  private CsvRows(Path path, CsvText text) throws IOException, BadFileException {
    this.text = text;
    parse();
    header = CsvHeader.of(path, records);
    text.good(endOfLast() + 1);
  }

  static CsvRows open(Path path, BufferedReader reader) throws IOException, BadFileException {
    CsvText text = new CsvText(reader);
    try {
      return new CsvRows(path, text);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new BadFileException(
          path
              + " has no usable header line: "
              + (text.failure() == null
                  ? "its quotation marks are not in order"
                  : BrokenText.why(text.failure())));
    }
  }

  @Override
  public List<String> header() {
    return header.names();
  }

  @Override
  public Optional<FileLine> next() {
    if (ended) {
      return Optional.empty();
    }
    long before = endOfLast();
    try {
      if (!records.hasNext()) {
        ended = true;
        return Optional.empty();
      }
      FileLine line = read(records.next());
      text.good(endOfLast() + 1);
      return Optional.of(line);
    } catch (UncheckedIOException | IllegalStateException e) {
      if (text.failure() != null) {
        ended = true;
        return Optional.of(BrokenText.at(endOfLast() + 1, text.failure()));
      }
      return Optional.of(leaveOut(before + 1));
    }
  }

  private FileLine read(CSVRecord csv) {
    long breaks = breaksIn(csv);
    long line = endOfLast() - breaks;
    if (csv.size() != header.size()) {
      return breaks == 0
          ? new UnreadableLine(
              line, "the row has " + csv.size() + " cells, the header " + header.size() + ".")
          : leaveOut(line);
    }
    Map<String, JsonNode> cells = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (!csv.get(i).isEmpty() && !header.name(i).isEmpty()) {
        cells.put(header.name(i), TextNode.valueOf(csv.get(i)));
      }
    }
    return new Row(line, cells, Row.Form.TEXT);
  }

  private UnreadableLine leaveOut(long fromLine) {
    String problem =
        text.isTooLong()
            ? "the row has more than 16,777,216 characters, or a quotation mark in it is opened and"
                + " not closed; no event is that long."
            : "a quotation mark is opened and not closed where its cell ends; within quotation"
                + " marks write it twice.";
    long line = text.leaveOut(fromLine);
    linesBefore = line;
    parse();
    return new UnreadableLine(line, problem);
  }

  private void parse() {
    try {
      parser = CSVParser.parse(text, FORMAT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    records = parser.iterator();
  }

  /** The line on which the last row ended. */
  private long endOfLast() {
    return linesBefore + parser.getCurrentLineNumber();
  }

  private static long breaksIn(CSVRecord csv) {
    long breaks = 0;
    for (String cell : csv) {
      if (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0) {
        breaks += LINE_BREAK.matcher(cell).results().count();
      }
    }
    return breaks;
  }
}
