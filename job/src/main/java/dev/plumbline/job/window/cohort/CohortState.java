package dev.plumbline.job.window.cohort;

import dev.plumbline.job.window.state.EarlyCounts;
import dev.plumbline.job.window.state.HeardEvents;
import dev.plumbline.job.window.state.HeldCounts;
import dev.plumbline.job.window.state.PaneKey;
import dev.plumbline.job.window.state.RevisionsInForce;
import dev.plumbline.monitoring.control.ParsedMonitors;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.CountsFormat;
import dev.plumbline.statistics.exact.Accumulator;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * All that is kept of the cohorts of a series, in Flink's keyed state under names that never
 * change: once it is cleared, nothing of the series is left.
 *
 * @param definition what to measure
 * @param revisionsInForce the revisions of its monitor
 * @param reportedUntil the last T that was dealt with
 * @param freed the last T that was dealt with while predictions were not silent: what ended two
 *     horizons before it is freed
 * @param over whether it was reported that the generation has ended
 * @param heard when events of the series were heard of
 * @param early counts that came before the definition
 * @param held sums whose T is yet to come
 * @param sums what each cohort holds, by the index of its size and its end
 * @param reported what was reported of each
 * @param format how sums are written
 * @param <A> what is counted
 */
record CohortState<A extends Accumulator<A>>(
    ValueState<SeriesDefinition> definition,
    RevisionsInForce revisionsInForce,
    ValueState<Long> reportedUntil,
    ValueState<Long> freed,
    ValueState<Boolean> over,
    ValueState<HeardEvents> heard,
    EarlyCounts early,
    HeldCounts<A> held,
    MapState<PaneKey, byte[]> sums,
    MapState<PaneKey, ReportedCohort> reported,
    CountsFormat<A> format) {

  private static final ValueStateDescriptor<SeriesDefinition> DEFINITION =
      new ValueStateDescriptor<>("definition", TypeInformation.of(SeriesDefinition.class));
  private static final ValueStateDescriptor<Long> TOLD_UNTIL =
      new ValueStateDescriptor<>("reported-until", Types.LONG);
  private static final ValueStateDescriptor<Long> FREED =
      new ValueStateDescriptor<>("freed-until", Types.LONG);
  private static final ValueStateDescriptor<Boolean> OVER =
      new ValueStateDescriptor<>("reported-over", Types.BOOLEAN);
  private static final ValueStateDescriptor<HeardEvents> HEARD =
      new ValueStateDescriptor<>("heard", TypeInformation.of(HeardEvents.class));
  private static final MapStateDescriptor<PaneKey, byte[]> SUMS =
      new MapStateDescriptor<>(
          "cohorts",
          TypeInformation.of(PaneKey.class),
          PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  private static final MapStateDescriptor<PaneKey, ReportedCohort> TOLD =
      new MapStateDescriptor<>(
          "reported", TypeInformation.of(PaneKey.class), TypeInformation.of(ReportedCohort.class));

  static <A extends Accumulator<A>> CohortState<A> of(
      RuntimeContext context, ParsedMonitors monitors, CountsFormat<A> format) {
    return new CohortState<>(
        context.getState(DEFINITION),
        new RevisionsInForce(context, monitors),
        context.getState(TOLD_UNTIL),
        context.getState(FREED),
        context.getState(OVER),
        context.getState(HEARD),
        new EarlyCounts(context),
        new HeldCounts<>(context.getMapState(HeldCounts.DESCRIPTOR), format::read),
        context.getMapState(SUMS),
        context.getMapState(TOLD),
        format);
  }

  /** Adds to a cohort. */
  void add(PaneKey cohort, byte[] counts) throws Exception {
    byte[] before = sums.get(cohort);
    ReportedCohort known = reported.get(cohort);
    if (before == null) {
      sums.put(cohort, counts);
    } else {
      A sum = format.read(before);
      format.add(sum, counts);
      sums.put(cohort, sum.toBytes());
    }
    reported.put(cohort, known == null ? ReportedCohort.NOT_YET : known.asChanged());
  }

  A sum(PaneKey cohort) throws Exception {
    return format.read(sums.get(cohort));
  }

  /** The cohorts that are kept, in order of size and time. */
  List<PaneKey> cohorts() throws Exception {
    List<PaneKey> kept = new ArrayList<>();
    reported.keys().forEach(kept::add);
    kept.sort(PaneKey.IN_ORDER);
    return kept;
  }

  void remove(PaneKey cohort) throws Exception {
    sums.remove(cohort);
    reported.remove(cohort);
  }

  /** When events of the series were heard of. */
  HeardEvents heardEvents() throws Exception {
    HeardEvents known = heard.value();
    return known == null ? HeardEvents.NONE : known;
  }

  /** The same once event time has reached an instant, and kept so. */
  HeardEvents heardEventsAt(long now) throws Exception {
    HeardEvents known = heardEvents();
    HeardEvents passed = known.passed(now);
    if (passed != known) {
      heard.update(passed);
    }
    return passed;
  }

  /** See {@link #freed}; the smallest number before the first. */
  long freedUntil() throws Exception {
    Long known = freed.value();
    return known == null ? Long.MIN_VALUE : known;
  }

  /** Whether it was reported that the generation has ended. */
  boolean isReportedOver() throws Exception {
    return over.value() != null;
  }

  boolean keepsNoCohort() throws Exception {
    return reported.isEmpty();
  }

  void clear() {
    definition.clear();
    revisionsInForce.clear();
    reportedUntil.clear();
    freed.clear();
    over.clear();
    heard.clear();
    early.clear();
    held.clear();
    sums.clear();
    reported.clear();
  }
}
