package dev.plumbline.job.stage.admit;

import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.AnnouncedSeries.Purpose;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Announced series of versions that nothing is decided of yet, in Flink's keyed state until that is
 * done, at the end of the pane in which they were announced. Each definition is kept once, however
 * many versions it is announced of, since it holds a monitor and perhaps a profile.
 */
final class WaitingSeries {

  private static final MapStateDescriptor<HeldSeries, Boolean> WAITING =
      new MapStateDescriptor<>(
          "waiting-series", TypeInformation.of(HeldSeries.class), Types.BOOLEAN);
  private static final MapStateDescriptor<String, GenerationDefinition> DEFINITIONS =
      new MapStateDescriptor<>(
          "waiting-definitions", Types.STRING, TypeInformation.of(GenerationDefinition.class));
  private static final MapStateDescriptor<String, Purpose> REDEFINITIONS =
      new MapStateDescriptor<>("waiting-redefinitions", Types.STRING, Types.ENUM(Purpose.class));

  /**
   * What is decided about.
   *
   * @param period start of the six hours it was announced in, epoch milliseconds
   * @param news what was announced, in order
   */
  record Due(long period, AnnouncedSeries news) {}

  private final MapState<HeldSeries, Boolean> waiting;
  private final MapState<String, GenerationDefinition> definitions;

  /** Definitions that were announced while series were waiting, and for what. */
  private final MapState<String, Purpose> redefinitions;

  WaitingSeries(RuntimeContext context) {
    waiting = context.getMapState(WAITING);
    definitions = context.getMapState(DEFINITIONS);
    redefinitions = context.getMapState(REDEFINITIONS);
  }

  /** Lets a series wait until its version is decided about at an instant. */
  void await(AnnouncedSeries news, long period, long decidedAt) throws Exception {
    SeriesDefinition series = news.series();
    String key = keep(series.definition());
    waiting.put(
        new HeldSeries(
            news.purpose(),
            series.model(),
            series.version(),
            series.segment(),
            key,
            series.at(),
            series.event(),
            period,
            decidedAt),
        true);
  }

  /** A definition is news for those that wait, as it is for those that do not. */
  void redefine(AnnouncedSeries news) throws Exception {
    if (!waiting.isEmpty()) {
      redefinitions.put(keep(news.series().definition()), news.purpose());
    }
  }

  private String keep(GenerationDefinition definition) throws Exception {
    String key = DefinitionKey.of(definition);
    if (!definitions.contains(key)) {
      definitions.put(key, definition);
    }
    return key;
  }

  /** Hands over and forgets what is decided by an instant, in an order of its own. */
  List<Due> takeUntil(long end) throws Exception {
    List<HeldSeries> held = new ArrayList<>();
    for (HeldSeries each : waiting.keys()) {
      if (each.decidedAt() <= end) {
        held.add(each);
      }
    }
    held.sort(HeldSeries.IN_ORDER);
    List<Due> due = new ArrayList<>();
    for (HeldSeries each : held) {
      GenerationDefinition defined = definitions.get(each.definition());
      due.add(new Due(each.period(), each.with(defined)));
      for (Map.Entry<String, Purpose> later : redefinitions.entries()) {
        GenerationDefinition now = definitions.get(later.getKey());
        if (later.getValue() == each.purpose()
            && now.generation() == defined.generation()
            && now.reference().equals(defined.reference())) {
          due.add(new Due(each.period(), each.redefined(now)));
        }
      }
    }
    for (HeldSeries each : held) {
      waiting.remove(each);
    }
    if (!held.isEmpty() && waiting.isEmpty()) {
      definitions.clear();
      redefinitions.clear();
    }
    return due;
  }
}
