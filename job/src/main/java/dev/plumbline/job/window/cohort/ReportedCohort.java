package dev.plumbline.job.window.cohort;

/**
 * What was told of a cohort.
 *
 * @param revision the last revision, -1 before the first
 * @param coverage the largest labelled share told, negative before the first revision, infinite
 *     once a final one was told
 * @param changed whether something came since
 */
public record ReportedCohort(int revision, double coverage, boolean changed) {

  static final ReportedCohort NOT_YET = new ReportedCohort(-1, -1, true);

  ReportedCohort asChanged() {
    return new ReportedCohort(revision, coverage, true);
  }

  ReportedCohort told(double now, boolean isFinal) {
    double most = isFinal ? Double.POSITIVE_INFINITY : Math.max(coverage, now);
    return new ReportedCohort(revision + 1, most, false);
  }

  boolean isFinal() {
    return coverage == Double.POSITIVE_INFINITY;
  }
}
