package dev.plumbline.monitoring.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Reads and writes monitors. One door for both forms: the YAML that people write and the JSON that
 * travels on the topic have the same keys. {@code read(name, toJson(monitor))} gives an equal
 * monitor.
 */
public final class MonitorFile {

  private MonitorFile() {}

  /**
   * Reads a monitor, YAML or JSON. All that is wrong is told at once; bad text never throws.
   *
   * @param fileName how problems name the text: a file, or a place on the topic
   * @param text the whole text
   */
  public static MonitorReading read(String fileName, String text) {
    Problems problems = new Problems(fileName);
    Optional<JsonNode> root = MonitorText.parse(text, problems);
    if (root.isPresent()) {
      SchemaCheck.check(root.get(), problems);
    }
    if (root.isPresent() && !problems.isFull()) {
      MeaningCheck.check(Place.root(root.get(), problems));
    }
    return problems.isEmpty()
        ? MonitorReading.of(MonitorReader.read(Place.root(root.orElseThrow(), problems)))
        : MonitorReading.refused(problems.sorted());
  }

  /**
   * The monitor as one line of JSON with the keys of the file, defaults written out so that a later
   * release reads the same; equal monitors give equal text.
   */
  public static String toJson(Monitor monitor) {
    return MonitorWriter.write(monitor).toString();
  }
}
