package dev.plumbline.job.window.state;

import dev.plumbline.job.window.Tally;
import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Leaves panes and sums in state as the release before did: a sum is a pane counted twice. */
public final class KeptAsBytes
    extends KeyedCoProcessFunction<String, SeriesDefinition, PaneCounts, WindowReport> {

  private transient MapState<PaneKey, byte[]> panes;
  private transient MapState<Integer, byte[]> sums;

  @Override
  public void open(OpenContext context) {
    panes =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "panes",
                    TypeInformation.of(PaneKey.class),
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    sums =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "sums", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void processElement1(
      SeriesDefinition series, Context context, Collector<WindowReport> out) {
    // only panes are left behind
  }

  @Override
  public void processElement2(PaneCounts counts, Context context, Collector<WindowReport> out)
      throws Exception {
    panes.put(new PaneKey(0, counts.paneStart()), counts.counts());
    for (int window : List.of(0, 1)) {
      Tally sum = Tally.fromBytes(counts.counts());
      sum.add(sum);
      sums.put(window, sum.toBytes());
    }
  }
}
