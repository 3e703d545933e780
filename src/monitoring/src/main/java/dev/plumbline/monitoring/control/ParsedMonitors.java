package dev.plumbline.monitoring.control;

import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.monitor.file.MonitorReading;
import java.util.Map;

/**
 * Monitors parsed from the text that travels on their topic and with definitions, each once for all
 * operators of this JVM: they all hear of the same monitors, and to check and read one of 50
 * features takes 0.4 ms, and four times as long in a JVM that has just started. Holds the last
 * {@value #MOST} texts; ingest has validated what comes with definitions, so a text of these that
 * does not parse is a programming error.
 *
 * <p>Not thread-safe; each operator has its own, so that only an unknown text is asked for under
 * the lock that all share.
 */
public final class ParsedMonitors {

  private static final int MOST = 10_000;

  /** Those of all operators; guarded by itself. */
  private static final SoftCache<String, Monitor> SHARED = new SoftCache<>(MOST);

  private final Map<String, Monitor> byText = new RecentlyUsed<>(MOST);

  /** The monitor behind a definition's text. */
  public Monitor of(String text) {
    return byText.computeIfAbsent(text, ParsedMonitors::read);
  }

  /** The monitor behind a definition's text, for who asks once. */
  public static Monitor read(String text) {
    return read("definition", text).orThrow();
  }

  /**
   * The monitor in a text that nobody has validated, or all that is wrong with it.
   *
   * @param place how problems name the text
   */
  public static MonitorReading read(String place, String text) {
    synchronized (SHARED) {
      Monitor known = SHARED.get(text);
      if (known != null) {
        return MonitorReading.of(known);
      }
      MonitorReading reading = MonitorFile.read(place, text);
      SHARED.put(text, reading.monitor().orElse(null));
      return reading;
    }
  }

  /**
   * The same in bytes, as they stand on the topic.
   *
   * @param value UTF-8; null for a record without a value
   */
  public static MonitorReading read(String place, byte[] value) {
    return MonitorFile.textOf(value)
        .map(text -> read(place, text))
        .orElseGet(() -> MonitorFile.read(place, value));
  }

  /** What is known of a series after one more definition of it, in whatever order they come. */
  public SeriesDefinition newer(SeriesDefinition known, SeriesDefinition arrived) {
    int knownRevision = of(known.definition().monitor()).revision();
    int arrivedRevision = of(arrived.definition().monitor()).revision();
    boolean replaces =
        arrivedRevision > knownRevision
            || arrivedRevision == knownRevision
                && (arrived.definition().until() < known.definition().until()
                    || arrived.definition().knowsMoreThan(known.definition()));
    return replaces ? arrived : known;
  }
}
