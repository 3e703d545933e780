package dev.plumbline.job.window;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.MonitorFile;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Monitors parsed from the text that travels with definitions, each once. Holds the last {@value
 * #MOST} texts; ingest has validated them, so a text that does not parse is a programming error.
 */
public final class ParsedMonitors {

  private static final int MOST = 10_000;

  private final Map<String, Monitor> byText =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Monitor> eldest) {
          return size() > MOST;
        }
      };

  /** The monitor behind a definition's text. */
  public Monitor of(String text) {
    return byText.computeIfAbsent(
        text, unknown -> MonitorFile.read("definition", unknown).orThrow());
  }
}
