package dev.plumbline.cli.file.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.cli.file.cell.FlatCells;
import dev.plumbline.schemas.json.JsonProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * JSON Lines: one object a line, blank lines ignored. Nested objects are flattened as {@link
 * FlatCells} says.
 */
final class JsonLinesRows implements Rows {

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final BufferedReader reader;
  private long line;
  private boolean ended;

  JsonLinesRows(BufferedReader reader) {
    this.reader = reader;
  }

  @Override
  public List<String> header() {
    return List.of();
  }

  @Override
  public Optional<FileLine> next() {
    try {
      String text = ended ? null : read();
      while (text != null && text.isBlank()) {
        text = read();
      }
      return Optional.ofNullable(text).map(this::parse);
    } catch (IOException e) {
      ended = true;
      return Optional.of(BrokenText.at(line, e));
    }
  }

  private String read() throws IOException {
    line++;
    return reader.readLine();
  }

  private FileLine parse(String text) {
    try {
      JsonNode object = STRICT.readTree(text);
      return object.isObject()
          ? new Row(line, FlatCells.of(object), Row.Form.JSON)
          : new UnreadableLine(line, "this is no JSON object; one object stands on one line.");
    } catch (JsonProcessingException e) {
      String problem = JsonProblem.inWords(e);
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      return new UnreadableLine(
          line, "this is no JSON object, at column " + column + ": " + problem);
    }
  }
}
