package dev.plumbline.testbed.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.testbed.benchmark.file.JsonFile;
import dev.plumbline.testbed.benchmark.rig.ResultRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes rows of the hot path for programs: an array, each row with its date and its machine. */
final class PerformanceFiles {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private PerformanceFiles() {}

  static void writeRows(Path file, List<ResultRow> rows) throws IOException {
    ArrayNode array = JSON.createArrayNode();
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    for (ResultRow row : rows) {
      ObjectNode written = JSON.valueToTree(row);
      written.put("date", date);
      written.put("machine", JsonFile.machine());
      array.add(written);
    }
    JSON.writeValue(file.toFile(), array);
  }
}
