package dev.plumbline.job.window;

import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.MonitorFile;
import java.util.Map;

/**
 * Monitors parsed from the text that travels with definitions, each once. Holds the last {@value
 * #MOST} texts; ingest has validated them, so a text that does not parse is a programming error.
 */
public final class ParsedMonitors {

  private static final int MOST = 10_000;

  private final Map<String, Monitor> byText = new RecentlyUsed<>(MOST);

  /** The monitor behind a definition's text. */
  public Monitor of(String text) {
    return byText.computeIfAbsent(
        text, unknown -> MonitorFile.read("definition", unknown).orThrow());
  }

  /** What is known of a series after one more definition of it, in whatever order they come. */
  SeriesDefinition newer(SeriesDefinition known, SeriesDefinition arrived) {
    int knownRevision = of(known.definition().monitor()).revision();
    int arrivedRevision = of(arrived.definition().monitor()).revision();
    boolean replaces =
        arrivedRevision > knownRevision
            || arrivedRevision == knownRevision
                && (arrived.definition().until() < known.definition().until()
                    || arrived.definition().knowsMoreThan(known.definition()));
    return replaces ? arrived.merged(known) : known.merged(arrived);
  }
}
