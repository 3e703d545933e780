package dev.plumbline.job.stage.admit;

import dev.plumbline.monitoring.control.RecentlyUsed;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.AnnouncedSeries.Purpose;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.util.Map;

/**
 * What was told of the series that versions over the limit share: with each of them it would be
 * told again. As ingest does, it is told once in six hours, and again of an earlier pane. Not
 * checkpointed, and the last {@value #MOST} are remembered: hearing it twice changes nothing.
 */
final class AnnouncedOthers {

  private static final int MOST = 10_000;

  private record Told(
      Purpose purpose, String model, String segment, String definition, long period) {}

  private final Map<Told, Long> firstPanes = new RecentlyUsed<>(MOST);

  /**
   * Whether it is to be told; then it counts as told.
   *
   * @param paneMs length of the model's finest panes
   */
  boolean isNews(AnnouncedSeries news, long paneMs) {
    SeriesDefinition series = news.series();
    long at = series.at();
    Told told =
        new Told(
            news.purpose(),
            series.model(),
            series.segment(),
            DefinitionKey.of(series.definition()),
            SeriesDefinition.heardFrom(at));
    Long first = firstPanes.get(told);
    if (first != null && at >= first) {
      return false;
    }
    firstPanes.put(told, Math.floorDiv(at, paneMs) * paneMs);
    return true;
  }
}
