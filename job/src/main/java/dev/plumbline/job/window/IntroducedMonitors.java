package dev.plumbline.job.window;

import dev.plumbline.job.event.Definition;
import dev.plumbline.job.event.Prediction;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.MonitorFile;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * The definitions that predictions introduced to one operator chained to ingest. Nothing of it is
 * checkpointed: after a failover ingest introduces again.
 */
public final class IntroducedMonitors implements Serializable {

  private record Source(String model, String version, int generation) {}

  private transient Map<Source, Monitor> monitors;
  private transient Map<Source, Definition> definitions;

  /**
   * The monitor behind a prediction.
   *
   * @throws IllegalStateException when none was introduced, which ingest rules out
   */
  public Monitor of(Prediction prediction) {
    if (monitors == null) {
      monitors = new HashMap<>();
      definitions = new HashMap<>();
    }
    Source source = new Source(prediction.model(), prediction.version(), prediction.generation());
    Definition introduction = prediction.introduction();
    if (introduction != null) {
      definitions.put(source, introduction);
      monitors.put(source, MonitorFile.read("definition", introduction.monitor()).orThrow());
    }
    Monitor monitor = monitors.get(source);
    if (monitor == null) {
      throw new IllegalStateException("no definition was introduced for " + source);
    }
    return monitor;
  }

  /** The definition that was introduced last for the prediction's model, version and generation. */
  public Definition definitionOf(Prediction prediction) {
    return definitions.get(
        new Source(prediction.model(), prediction.version(), prediction.generation()));
  }
}
