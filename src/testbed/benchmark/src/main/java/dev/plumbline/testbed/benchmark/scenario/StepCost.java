package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.Rig;

/** What a step of a model costs, from runs of few and of many models over few and many steps. */
final class StepCost {

  private StepCost() {}

  /**
   * Processor time of one step of one model, nanoseconds. A run costs so much for each event, for
   * each model that starts and for each step of each model: of runs with the same models the
   * difference has no starts left, and of two differences over the same events only steps.
   *
   * <p>For instance 4 models take 1 s for 3 steps and 4 s for 12, and 2,004 models 2 s and 9.5 s:
   * (7.5 − 3) s of 2,000 times 9 steps are 250 µs.
   *
   * @param fewShort few models, few steps
   * @param few the same models, many steps
   * @param manyShort many models, as many events and steps as {@code fewShort}
   * @param many the same models, as many events and steps as {@code few}
   */
  static double of(ResultRow fewShort, ResultRow few, ResultRow manyShort, ResultRow many) {
    double time = nanoseconds(many) - nanoseconds(manyShort);
    double withFew = nanoseconds(few) - nanoseconds(fewShort);
    return (time - withFew)
        / ((steps(many) - steps(manyShort)) * (models(many) - (double) models(few)));
  }

  /** Of all events that its cost is reported of. */
  private static double nanoseconds(ResultRow row) {
    return row.cpu().median() * (row.workload().traffic().events() - Rig.BASE_EVENTS);
  }

  private static double steps(ResultRow row) {
    return (double) row.workload().traffic().spanMs() / row.workload().stepMs();
  }

  private static int models(ResultRow row) {
    return row.workload().traffic().models();
  }
}
