package dev.plumbline.job.stage.ingest;

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
  final Counter late;
  final Counter tooLate;

  IngestCounters(MetricGroup group) {
    read = group.counter("recordsRead");
    rejected = group.counter("rejected");
    unmonitored = group.counter("unmonitored");
    accepted = group.counter("accepted");
    roundedProbabilities = group.counter("roundedProbabilities");
    late = group.counter("late");
    tooLate = group.counter("tooLate");
  }
}
