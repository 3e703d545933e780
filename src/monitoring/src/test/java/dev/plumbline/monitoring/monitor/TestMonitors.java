package dev.plumbline.monitoring.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Monitors of the tests, by name. */
final class TestMonitors {

  private TestMonitors() {}

  static String resource(String name) {
    try (InputStream stream = TestMonitors.class.getResourceAsStream("/monitors/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + name, e);
    }
  }

  /** All problems of a text in the file m.yaml, one a line. */
  static String problems(String text) {
    return String.join(
        "\n", MonitorFile.read("m.yaml", text).problems().stream().map(Problem::toString).toList());
  }
}
