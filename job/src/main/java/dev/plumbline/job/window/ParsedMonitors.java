package dev.plumbline.job.window;

import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.MonitorFile;
import java.util.Map;

/**
 * Monitors parsed from the text that travels with definitions, each once for all operators of this
 * JVM: they all hear of the same monitors, and to check and read one of 50 features takes 0.2 ms.
 * Holds the last {@value #MOST} texts; ingest has validated them, so a text that does not parse is
 * a programming error.
 *
 * <p>Not thread-safe; each operator has its own, so that only an unknown text is asked for under
 * the lock that all share.
 */
public final class ParsedMonitors {

  private static final int MOST = 10_000;

  /** Those of all operators; guarded by itself. */
  private static final AtHand<String, Monitor> SHARED = new AtHand<>(MOST);

  private final Map<String, Monitor> byText = new RecentlyUsed<>(MOST);

  /** The monitor behind a definition's text. */
  public Monitor of(String text) {
    return byText.computeIfAbsent(text, ParsedMonitors::read);
  }

  /** The monitor behind a definition's text, for who asks once. */
  static Monitor read(String text) {
    synchronized (SHARED) {
      return SHARED.of(text, () -> MonitorFile.read("definition", text).orThrow());
    }
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
