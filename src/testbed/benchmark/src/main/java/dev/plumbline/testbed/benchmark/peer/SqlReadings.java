package dev.plumbline.testbed.benchmark.peer;

import dev.plumbline.testbed.benchmark.contender.ContenderReading;
import dev.plumbline.testbed.benchmark.contender.LatencyQuantile;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.types.Row;
import org.apache.flink.util.Collector;

/** Rows of the queries of {@link FlinkSql}, as the rig takes results. */
final class SqlReadings implements FlatMapFunction<Row, ContenderReading> {

  /** A row of model, window_end, feature, bin and readings; null for values that are in no bin. */
  static ContenderReading bin(Row row) {
    int bin = (int) row.getField(3);
    Object feature = row.getField(2);
    return bin == BinOf.NONE
        ? null
        : new ContenderReading(
            (String) row.getField(0),
            feature instanceof Integer position
                ? WorkloadTraffic.feature(position - 1)
                : (String) feature,
            ContenderReading.BIN + bin,
            millis(row),
            (long) row.getField(4));
  }

  /** A row of model, window_end, predictions and quantiles of latency. */
  @Override
  public void flatMap(Row row, Collector<ContenderReading> out) {
    String model = (String) row.getField(0);
    long windowEnd = millis(row);
    out.collect(
        new ContenderReading(model, "", ContenderReading.COUNT, windowEnd, (long) row.getField(2)));
    Double[] quantiles = (Double[]) row.getField(3);
    for (int i = 0; i < quantiles.length; i++) {
      out.collect(
          new ContenderReading(
              model, "", LatencyQuantile.values()[i].metric(), windowEnd, quantiles[i]));
    }
  }

  private static long millis(Row row) {
    return ((LocalDateTime) row.getField(1)).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
