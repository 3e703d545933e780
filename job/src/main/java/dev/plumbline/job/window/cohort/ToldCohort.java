package dev.plumbline.job.window.cohort;

/**
 * What was told of a cohort.
 *
 * @param revision the last revision, -1 before the first
 * @param coverage the largest labelled share told, negative before the first revision, infinite
 *     once a final one was told
 * @param changed whether something came since
 */
public record ToldCohort(int revision, double coverage, boolean changed) {

  static final ToldCohort NOT_YET = new ToldCohort(-1, -1, true);

  ToldCohort asChanged() {
    return new ToldCohort(revision, coverage, true);
  }

  ToldCohort told(double now, boolean isFinal) {
    double most = isFinal ? Double.POSITIVE_INFINITY : Math.max(coverage, now);
    return new ToldCohort(revision + 1, most, false);
  }

  boolean isFinal() {
    return coverage == Double.POSITIVE_INFINITY;
  }
}
