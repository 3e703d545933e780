package dev.plumbline.testbed.benchmark.peer;

import dev.plumbline.testbed.benchmark.contender.Contender;
import dev.plumbline.testbed.benchmark.contender.ContenderResults;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Workload;
import java.time.Duration;
import java.time.ZoneOffset;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.RowData;

/**
 * P3: drift and latency in Flink SQL. Features are unnested to rows, one hopping window counts the
 * rows by model, feature and bin, and another takes quantiles of latency by a histogram.
 *
 * <p>Flink aggregates both in two phases and by slices: an event is counted once, however many
 * windows it is in. Both read the same scan of the predictions.
 */
public final class FlinkSql implements Contender {

  private static final String BY_POSITION =
      "UNNEST(features) WITH ORDINALITY AS f (reading, feature)";
  private static final String BY_NAME = "UNNEST(features) AS f (feature, reading)";

  private static final int ONE_EVENT_IN = 20;

  /** Event time that waits as long as our job does by default. */
  static final WatermarkStrategy<RowData> IN_ORDER =
      EventTopics.inOrder(Duration.ofSeconds(10), PredictionRows::predictedAt);

  @Override
  public String name() {
    return "P3";
  }

  @Override
  public int share() {
    return ONE_EVENT_IN;
  }

  @Override
  public void attach(
      StreamExecutionEnvironment environment, Workload workload, ContenderResults results) {
    DataStream<RowData> predictions =
        EventTopics.stream(
            environment,
            workload,
            workload.traffic().predictionsTopic(),
            new PredictionRows(workload.traffic().layout()),
            IN_ORDER);
    attach(StreamTableEnvironment.create(environment), predictions, workload, results);
  }

  static void attach(
      StreamTableEnvironment tables,
      DataStream<RowData> predictions,
      Workload workload,
      ContenderResults results) {
    tables.getConfig().setLocalTimeZone(ZoneOffset.UTC);
    boolean byPosition = workload.traffic().layout() == Layout.ARRAY;
    tables.createTemporaryView(
        "predictions",
        predictions,
        Schema.newBuilder()
            .column("model", "STRING NOT NULL")
            .column("predicted_at", "TIMESTAMP_LTZ(3) NOT NULL")
            .column("latency_ms", "DOUBLE")
            .column(
                "features",
                byPosition
                    ? "ARRAY<DOUBLE NOT NULL> NOT NULL"
                    : "MAP<STRING NOT NULL, DOUBLE> NOT NULL")
            .watermark("predicted_at", "SOURCE_WATERMARK()")
            .build());
    tables.createTemporarySystemFunction("BIN_OF", BinOf.of(workload));
    tables.createTemporarySystemFunction("LATENCY_QUANTILES", new LatencyQuantiles());
    tables.executeSql(
        """
        CREATE TEMPORARY VIEW readings AS
        SELECT model, predicted_at, f.feature, BIN_OF(f.feature, f.reading) AS bin
        FROM predictions CROSS JOIN %s
        """
            .formatted(byPosition ? BY_POSITION : BY_NAME));
    String windows =
        "DESCRIPTOR(predicted_at), %s, %s"
            .formatted(interval(workload.stepMs()), interval(workload.windowMs()));
    tables
        .toDataStream(
            tables.sqlQuery(
                """
                SELECT model, window_end, feature, bin, COUNT(*) AS readings
                FROM TABLE(HOP(TABLE readings, %s))
                GROUP BY model, feature, bin, window_start, window_end
                """
                    .formatted(windows)))
        .sinkTo(results.sink(SqlReadings::bin));
    tables
        .toDataStream(
            tables.sqlQuery(
                """
                SELECT model, window_end, COUNT(*) AS predictions,
                  LATENCY_QUANTILES(latency_ms) AS quantiles
                FROM TABLE(HOP(TABLE predictions, %s))
                GROUP BY model, window_start, window_end
                """
                    .formatted(windows)))
        .flatMap(new SqlReadings())
        .sinkTo(results.sink());
  }

  private static String interval(long milliseconds) {
    return "INTERVAL '%d' SECOND(6)".formatted(Duration.ofMillis(milliseconds).toSeconds());
  }
}
