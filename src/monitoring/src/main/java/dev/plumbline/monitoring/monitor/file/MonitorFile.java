package dev.plumbline.monitoring.monitor.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.check.MeaningCheck;
import dev.plumbline.monitoring.monitor.file.check.SchemaCheck;
import dev.plumbline.monitoring.monitor.file.text.MonitorText;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.monitor.file.text.Problem;
import dev.plumbline.monitoring.monitor.file.text.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes monitors. One door for both forms: the YAML that people write and the JSON that
 * travels on the topic have the same keys. {@code read(name, toJson(monitor))} gives an equal
 * monitor.
 */
public final class MonitorFile {

  /** What a monitor may have as UTF-8, in bytes. */
  public static final int MOST_BYTES = MonitorText.MOST_BYTES;

  private MonitorFile() {}

  /**
   * Reads a monitor, YAML or JSON. All that is wrong is told at once; bad text never throws, and
   * what it may cost is bounded: a mebibyte of text, 50,000 values, 20 levels, 2,048 characters of
   * a value. Files, records of the control topic and what a command is about to publish go through
   * here, so that none of them takes what another refuses.
   *
   * @param fileName how problems name the text: a file, or a place on the topic
   * @param text the whole text
   */
  public static MonitorReading read(String fileName, String text) {
    try {
      return checked(fileName, text);
    } catch (RuntimeException | StackOverflowError e) {
      return MonitorReading.refused(
          List.of(new Problem(fileName, 1, "", "", "cannot be read: " + e)));
    }
  }

  /**
   * The same of bytes: a file's, or the value of a record.
   *
   * @param bytes UTF-8; null for a record without a value
   */
  public static MonitorReading read(String fileName, byte[] bytes) {
    Problems problems = new Problems(fileName);
    return MonitorText.decode(bytes, problems)
        .map(text -> read(fileName, text))
        .orElseGet(() -> MonitorReading.refused(problems.sorted()));
  }

  /** The text in bytes as {@link #read} takes it; empty when it would refuse them. */
  public static Optional<String> textOf(byte[] bytes) {
    return MonitorText.decode(bytes, new Problems(""));
  }

  private static MonitorReading checked(String fileName, String text) {
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
