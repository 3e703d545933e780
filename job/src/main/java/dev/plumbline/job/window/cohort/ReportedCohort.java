package dev.plumbline.job.window.cohort;

/**
 * What was reported of a cohort.
 *
 * @param revision the last revision, -1 before the first
 * @param coverage the largest labelled share reported, negative before the first revision, infinite
 *     once a final one was reported
 * @param changed whether something came since
 */
public record ReportedCohort(int revision, double coverage, boolean changed) {

  static final ReportedCohort NOT_YET = new ReportedCohort(-1, -1, true);

  ReportedCohort asChanged() {
    return new ReportedCohort(revision, coverage, true);
  }

  ReportedCohort reported(double now, boolean isFinal) {
    double most = isFinal ? Double.POSITIVE_INFINITY : Math.max(coverage, now);
    return new ReportedCohort(revision + 1, most, false);
  }

  boolean isFinal() {
    return coverage == Double.POSITIVE_INFINITY;
  }
}
