package dev.plumbline.monitoring.monitor.file;

import dev.plumbline.monitoring.monitor.file.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Monitors of the tests, by name. */
public final class TestMonitors {

  private TestMonitors() {}

  public static String resource(String name) {
    try (InputStream stream = TestMonitors.class.getResourceAsStream("/monitors/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + name, e);
    }
  }

  /** All problems of a text in the file m.yaml, one a line. */
  public static String problems(String text) {
    return String.join(
        "\n", MonitorFile.read("m.yaml", text).problems().stream().map(Problem::toString).toList());
  }
}
