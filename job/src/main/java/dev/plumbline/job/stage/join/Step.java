package dev.plumbline.job.stage.join;

import dev.plumbline.monitoring.event.Outcome;
import java.util.List;

/**
 * What one event changed under its id.
 *
 * @param state what is known now
 * @param outcomes to be counted or taken back
 * @param kind what sort of event it was, for the counters
 */
record Step(JoinState state, List<Outcome> outcomes, Kind kind) {

  enum Kind {
    /** The first of its sort under the id. */
    FIRST,
    /** The same as one known. */
    REPEATED,
    /** Different from one known. */
    CONFLICTING,
    /** A label further from its prediction than the horizon. */
    OUT_OF_TIME
  }
}
