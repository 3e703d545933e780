package dev.plumbline.job.stage.admit;

import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/** A {@link VersionBook} in Flink's keyed state. */
final class KeyedVersionBook implements VersionBook {

  private static final MapStateDescriptor<String, long[]> ADMITTED =
      new MapStateDescriptor<>(
          "admitted", Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO);
  private static final ValueStateDescriptor<Long> FULL =
      new ValueStateDescriptor<>("full-until", Types.LONG);
  private static final ValueStateDescriptor<Long> SINCE =
      new ValueStateDescriptor<>("decided-since", Types.LONG);

  private static final long[] NONE = {};

  private final MapState<String, long[]> admitted;
  private final ValueState<Long> full;
  private final ValueState<Long> since;

  KeyedVersionBook(RuntimeContext context) {
    admitted = context.getMapState(ADMITTED);
    full = context.getState(FULL);
    since = context.getState(SINCE);
  }

  @Override
  public long[] periods(String version) throws Exception {
    long[] known = admitted.get(version);
    return known == null ? NONE : known;
  }

  @Override
  public void put(String version, long[] periods) throws Exception {
    if (periods.length == 0) {
      admitted.remove(version);
    } else {
      admitted.put(version, periods);
    }
  }

  @Override
  public Iterable<String> versions() throws Exception {
    return admitted.keys();
  }

  @Override
  public long full() throws IOException {
    return orNever(full.value());
  }

  @Override
  public void putFull(long period) throws IOException {
    full.update(period);
  }

  @Override
  public long since() throws IOException {
    return orNever(since.value());
  }

  @Override
  public void putSince(long period) throws IOException {
    since.update(period);
  }

  boolean isEmpty() throws Exception {
    return admitted.isEmpty();
  }

  void clear() {
    admitted.clear();
    full.clear();
    since.clear();
  }

  private static long orNever(Long value) {
    return value == null ? NEVER : value;
  }
}
