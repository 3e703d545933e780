package dev.plumbline.job.stage.evaluate;

import dev.plumbline.monitoring.control.ParsedMonitors;
import java.util.HashMap;
import java.util.Map;

/** The judges of one subtask, made once for each text of a monitor. */
final class Judges {

  private final ParsedMonitors monitors;
  private final Map<String, Judge> byText = new HashMap<>();

  Judges(ParsedMonitors monitors) {
    this.monitors = monitors;
  }

  Judge of(String text) {
    return byText.computeIfAbsent(text, unknown -> Judge.of(monitors.of(text)));
  }
}
