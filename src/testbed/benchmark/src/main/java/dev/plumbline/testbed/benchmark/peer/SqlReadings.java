package dev.plumbline.testbed.benchmark.peer;

import dev.plumbline.testbed.benchmark.contender.LatencyQuantile;
import dev.plumbline.testbed.benchmark.contender.Reading;
import dev.plumbline.testbed.benchmark.workload.Traffic;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.types.Row;
import org.apache.flink.util.Collector;

/** Rows of the queries of {@link FlinkSql}, as the rig takes results. */
final class SqlReadings implements FlatMapFunction<Row, Reading> {

  /** A row of model, window_end, feature, bin and readings; null for values that are in no bin. */
  static Reading bin(Row row) {
    int bin = (int) row.getField(3);
    Object feature = row.getField(2);
    return bin == BinOf.NONE
        ? null
        : new Reading(
            (String) row.getField(0),
            feature instanceof Integer position ? Traffic.feature(position - 1) : (String) feature,
            Reading.BIN + bin,
            millis(row),
            (long) row.getField(4));
  }

  /** A row of model, window_end, predictions and quantiles of latency. */
  @Override
  public void flatMap(Row row, Collector<Reading> out) {
    String model = (String) row.getField(0);
    long windowEnd = millis(row);
    out.collect(new Reading(model, "", Reading.COUNT, windowEnd, (long) row.getField(2)));
    Double[] quantiles = (Double[]) row.getField(3);
    for (int i = 0; i < quantiles.length; i++) {
      out.collect(
          new Reading(model, "", LatencyQuantile.values()[i].metric(), windowEnd, quantiles[i]));
    }
  }

  private static long millis(Row row) {
    return ((LocalDateTime) row.getField(1)).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
