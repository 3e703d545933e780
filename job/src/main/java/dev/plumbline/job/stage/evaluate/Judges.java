package dev.plumbline.job.stage.evaluate;

import dev.plumbline.job.window.ParsedMonitors;
import java.util.HashMap;
import java.util.Map;

/** The judges of one subtask, made once for each text of a monitor. */
final class Judges {

  private final ParsedMonitors monitors = new ParsedMonitors();
  private final Map<String, Judge> byText = new HashMap<>();

  Judge of(String text) {
    return byText.computeIfAbsent(text, unknown -> Judge.of(monitors.of(text)));
  }
}
