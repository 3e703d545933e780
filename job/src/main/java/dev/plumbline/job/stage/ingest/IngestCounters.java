package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.stage.ingest.time.Lateness;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * The account of ingest, as it stands in Flink's Web UI: read = rejected + unmonitored + accepted.
 */
final class IngestCounters {

  final Counter read;
  final Counter rejected;
  final Counter unmonitored;
  final Counter accepted;
  final Counter roundedProbabilities;
  private final Counter late;
  private final Counter tooLate;

  IngestCounters(MetricGroup group) {
    read = group.counter("recordsRead");
    rejected = group.counter("rejected");
    unmonitored = group.counter("unmonitored");
    accepted = group.counter("accepted");
    roundedProbabilities = group.counter("roundedProbabilities");
    late = group.counter("late");
    tooLate = group.counter("tooLate");
  }

  /** Counts an event that came after its time. */
  void count(Lateness lateness) {
    if (lateness == Lateness.LATE) {
      late.inc();
    } else if (lateness == Lateness.TOO_LATE) {
      tooLate.inc();
    }
  }
}
