package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.statistics.exact.Accumulator;

/**
 * What became of the predictions of a cohort: how right they were, and an account in which each is
 * found again. Every published prediction is a repetition, or the one that holds under its id; that
 * one has a label or waits for it.
 *
 * <p>For instance ten published, one of them twice under an id, seven labelled, one label of these
 * withdrawn: accepted 10 = repeated 1 + labelled 6 + waiting 3.
 *
 * <p>Mutable, not thread-safe. Bytes: see {@link PackedParts}.
 */
public final class CohortCounts implements Accumulator<CohortCounts> {

  private static final byte VERSION = 1;
  private static final String NAME = "cohort counts";

  private final LazyCounts<OutcomeCounts> outcomes =
      new LazyCounts<>(OutcomeCounts::new, OutcomeCounts::fromBytes);
  private long predicted;
  private long repeated;
  private long labelled;
  private long retracted;

  /** Counts what the join told, or takes it back, after its sign. */
  public void count(Outcome outcome) {
    switch (outcome.kind()) {
      case PREDICTED -> predicted += outcome.sign();
      case REPEATED -> repeated += outcome.sign();
      case RETRACTED -> retracted += outcome.sign();
      case JOINED -> {
        labelled += outcome.sign();
        if (OutcomeCounts.countable(outcome)) {
          outcomes.counting().count(outcome);
        }
      }
      case SUPERSEDED, OUT_OF_TIME -> {} // labels, no predictions
    }
  }

  /** Whether it is about a prediction, and not about a label that changes none. */
  public static boolean countable(Outcome outcome) {
    return outcome.kind() != Outcome.Kind.SUPERSEDED && outcome.kind() != Outcome.Kind.OUT_OF_TIME;
  }

  /** How right the labelled ones were. */
  OutcomeCounts outcomes() {
    return outcomes.counted();
  }

  /** See {@link OutcomeCounts#pairs()}. */
  public int pairs() {
    return outcomes.isEmpty() ? 0 : outcomes.counted().pairs();
  }

  /** Ids with a prediction. */
  long predicted() {
    return predicted;
  }

  /** Predictions published beside the one that holds. */
  long repeated() {
    return repeated;
  }

  /** Ids whose label holds and is no withdrawal. */
  long labelled() {
    return labelled;
  }

  /** Ids whose label is withdrawn: they wait, as if there had been none. */
  long retracted() {
    return retracted;
  }

  /** The same with classes that are not on the list as one. */
  CohortCounts closedTo(ClassList list) {
    if (!outcomes.isZero()) {
      outcomes.counting().closedTo(list);
    }
    return this;
  }

  @Override
  public void add(CohortCounts other) {
    outcomes.add(other.outcomes);
    predicted += other.predicted;
    repeated += other.repeated;
    labelled += other.labelled;
    retracted += other.retracted;
  }

  @Override
  public void takeBack(CohortCounts other) {
    outcomes.takeBack(other.outcomes);
    predicted -= other.predicted;
    repeated -= other.repeated;
    labelled -= other.labelled;
    retracted -= other.retracted;
  }

  @Override
  public boolean isZero() {
    return outcomes.isZero() && predicted == 0 && repeated == 0 && labelled == 0 && retracted == 0;
  }

  @Override
  public byte[] toBytes() {
    return PackedParts.pack(
        VERSION,
        outcomes.toBytes(),
        PackedParts.ofLong(predicted),
        PackedParts.ofLong(repeated),
        PackedParts.ofLong(labelled),
        PackedParts.ofLong(retracted));
  }

  /**
   * Restores what {@link #toBytes()} gave.
   *
   * @throws IllegalArgumentException when the bytes are of another version
   */
  static CohortCounts fromBytes(byte[] bytes) {
    PackedParts parts = new PackedParts(NAME, VERSION, bytes);
    CohortCounts counts = new CohortCounts();
    counts.outcomes.from(parts.next());
    counts.predicted = parts.nextLong();
    counts.repeated = parts.nextLong();
    counts.labelled = parts.nextLong();
    counts.retracted = parts.nextLong();
    return counts;
  }
}
