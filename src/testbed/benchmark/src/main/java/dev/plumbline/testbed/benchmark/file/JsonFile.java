package dev.plumbline.testbed.benchmark.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the results of a benchmark for programs: {@code {benchmark, date, machine, results}}. */
public final class JsonFile {
  private JsonFile() {}

  /**
   * Writes the file, replacing what was there.
   *
   * @param results records, one for each row
   */
  public static void write(Path file, String benchmark, List<?> results) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("benchmark", benchmark);
    all.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    all.put("machine", machine());
    all.put("results", results);
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
  }

  /** This machine, as a reader of a table has to know it. */
  public static String machine() {
    return "%d processors (%s), Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.arch"),
            Runtime.version());
  }
}
