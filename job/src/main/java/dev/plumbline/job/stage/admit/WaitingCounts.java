package dev.plumbline.job.stage.admit;

import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.monitoring.measurement.CountsFormat;
import dev.plumbline.statistics.exact.Accumulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Sums of versions that nothing is decided of yet, in Flink's keyed state until that is done, at
 * the end of their pane. Those of one series and pane are added up, so that a version that is busy
 * from the start takes no more room than its series will.
 *
 * @param <A> what is counted
 */
final class WaitingCounts<A extends Accumulator<A>> {

  private static final MapStateDescriptor<HeldCount, byte[]> DESCRIPTOR =
      new MapStateDescriptor<>(
          "waiting-counts",
          TypeInformation.of(HeldCount.class),
          PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private final MapState<HeldCount, byte[]> waiting;
  private final CountsFormat<A> format;

  WaitingCounts(RuntimeContext context, CountsFormat<A> format) {
    this.waiting = context.getMapState(DESCRIPTOR);
    this.format = format;
  }

  /** Lets counts wait until their version is decided about at an instant. */
  void await(PaneCounts counts, long decidedAt) throws Exception {
    HeldCount key = HeldCount.of(counts, decidedAt);
    byte[] before = waiting.get(key);
    if (before == null) {
      waiting.put(key, counts.counts());
    } else {
      A sum = format.read(before);
      sum.add(format.read(counts.counts()));
      waiting.put(key, sum.toBytes());
    }
  }

  boolean isEmpty() throws Exception {
    return waiting.isEmpty();
  }

  /** Hands over and forgets what is decided by an instant. */
  List<PaneCounts> takeUntil(long end) throws Exception {
    return take(held -> held.decidedAt() <= end);
  }

  /** Hands over and forgets what is decided. */
  List<PaneCounts> take(FilterFunction<HeldCount> decided) throws Exception {
    List<PaneCounts> due = new ArrayList<>();
    for (Map.Entry<HeldCount, byte[]> entry : waiting.entries()) {
      if (decided.filter(entry.getKey())) {
        due.add(entry.getKey().with(entry.getValue()));
      }
    }
    for (PaneCounts taken : due) {
      waiting.remove(HeldCount.of(taken, taken.admission().decidedAt()));
    }
    return due;
  }
}
