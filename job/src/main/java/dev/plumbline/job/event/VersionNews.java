package dev.plumbline.job.event;

/**
 * What was decided about the versions of a model, for the stages whose counts follow it. Told of a
 * model in the order in which it was decided.
 *
 * @param model name of the model
 * @param version that is measured for itself in the period; empty when the news is that in it, and
 *     in every one before, no further version is
 * @param period start of six hours, epoch milliseconds
 * @param since start of the first six hours about which anything was decided, epoch milliseconds:
 *     before, every version was measured for itself
 */
public record VersionNews(String model, String version, long period, long since) {

  /** Whether no further version is measured for itself in the period. */
  public boolean isFull() {
    return version.isEmpty();
  }
}
