package dev.plumbline.job.window.count;

import dev.plumbline.monitoring.control.ParsedMonitors;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.monitor.Monitor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one operator chained to ingest made of the definitions that predictions introduced, found
 * again for every prediction by its line. Nothing of it is checkpointed: after a failover ingest
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
    P plan(Prediction prediction, GenerationDefinition definition, Monitor monitor, P known);
  }

  private final Planner<P> planner;

  /** What a line stood for when its plan was introduced: it may be given to another. */
  private record Owner(String model, String version, int generation) {

    private static Owner of(Prediction prediction) {
      return new Owner(prediction.model(), prediction.version(), prediction.generation());
    }
  }

  /** By the line of their predictions. */
  private transient List<P> plans;

  /** By the same. */
  private transient List<Owner> owners;

  public IntroducedPlans(Planner<P> planner) {
    this.planner = planner;
  }

  /**
   * The plan behind a prediction.
   *
   * @throws IllegalStateException when none was introduced, which ingest rules out
   */
  public P of(Prediction prediction) {
    P known = known(prediction.line());
    if (prediction.introduction() != null) {
      return introduced(prediction, known);
    }
    if (known == null) {
      throw new IllegalStateException("no definition was introduced for " + prediction);
    }
    return known;
  }

  private P known(int line) {
    return plans == null || line >= plans.size() ? null : plans.get(line);
  }

  private P introduced(Prediction prediction, P known) {
    GenerationDefinition definition = prediction.introduction();
    Monitor monitor = ParsedMonitors.read(definition.monitor());
    if (plans == null) {
      plans = new ArrayList<>();
      owners = new ArrayList<>();
    }
    while (plans.size() <= prediction.line()) {
      plans.add(null);
      owners.add(null);
    }
    Owner owner = Owner.of(prediction);
    P before = owner.equals(owners.get(prediction.line())) ? known : null;
    P plan = planner.plan(prediction, definition, monitor, before);
    plans.set(prediction.line(), plan);
    owners.set(prediction.line(), owner);
    return plan;
  }
}
