package dev.plumbline.job.window;

import dev.plumbline.job.event.Definition;
import dev.plumbline.job.event.Prediction;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.MonitorFile;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * What one operator chained to ingest made of the definitions that predictions introduced, found
 * again for every prediction: at once when it is of the same model, version and generation as the
 * one before, else by one look-up. Nothing of it is checkpointed: after a failover ingest
 * introduces again.
 *
 * @param <P> what is made of a definition
 */
public final class IntroducedPlans<P> implements Serializable {

  /** Works out, once for a definition, what every event of it needs. */
  public interface Planner<P> extends Serializable {

    /**
     * The plan from this prediction on.
     *
     * @param prediction that introduces the definition
     * @param definition what it introduces
     * @param monitor read from the definition
     * @param known the plan before; null when there is none
     */
    P plan(Prediction prediction, Definition definition, Monitor monitor, P known);
  }

  private record Source(String model, String version, int generation) {

    static Source of(Prediction prediction) {
      return new Source(prediction.model(), prediction.version(), prediction.generation());
    }

    /** Names of the same text are the same object within a subtask; if not, they are looked up. */
    boolean isThatOf(Prediction prediction) {
      return model == prediction.model()
          && version == prediction.version()
          && generation == prediction.generation();
    }
  }

  private final Planner<P> planner;

  private transient Map<Source, P> plans;
  private transient Source last;
  private transient P lastPlan;

  public IntroducedPlans(Planner<P> planner) {
    this.planner = planner;
  }

  /**
   * The plan behind a prediction.
   *
   * @throws IllegalStateException when none was introduced, which ingest rules out
   */
  public P of(Prediction prediction) {
    boolean introduces = prediction.introduction() != null;
    if (introduces || last == null || !last.isThatOf(prediction)) {
      Source source = Source.of(prediction);
      lastPlan = introduces ? introduced(source, prediction) : known(source);
      last = source;
    }
    return lastPlan;
  }

  private P introduced(Source source, Prediction prediction) {
    if (plans == null) {
      plans = new HashMap<>();
    }
    Definition definition = prediction.introduction();
    Monitor monitor = MonitorFile.read("definition", definition.monitor()).orThrow();
    P plan = planner.plan(prediction, definition, monitor, plans.get(source));
    plans.put(source, plan);
    return plan;
  }

  private P known(Source source) {
    P plan = plans == null ? null : plans.get(source);
    if (plan == null) {
      throw new IllegalStateException("no definition was introduced for " + source);
    }
    return plan;
  }
}
