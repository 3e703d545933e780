package dev.plumbline.job.stage.admit;

import dev.plumbline.monitoring.control.RecentlyUsed;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.AnnouncedSeries.Purpose;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.util.Map;

/**
 * What was announced of the series that versions over the limit share: with each of them it would
 * be announced again. As ingest does, it is announced once in six hours, and again of an earlier
 * pane. Not checkpointed, and the last {@value #MOST} are remembered: hearing it twice changes
 * nothing.
 */
final class AnnouncedOthers {

  private static final int MOST = 10_000;

  private record Announced(
      Purpose purpose, String model, String segment, String definition, long period) {}

  private final Map<Announced, Long> firstPanes = new RecentlyUsed<>(MOST);

  /**
   * Whether it is to be announced; then it counts as announced.
   *
   * @param paneMs length of the model's finest panes
   */
  boolean isNews(AnnouncedSeries news, long paneMs) {
    SeriesDefinition series = news.series();
    long at = series.at();
    Announced announced =
        new Announced(
            news.purpose(),
            series.model(),
            series.segment(),
            DefinitionKey.of(series.definition()),
            SeriesDefinition.heardFrom(at));
    Long first = firstPanes.get(announced);
    if (first != null && at >= first) {
      return false;
    }
    firstPanes.put(announced, Math.floorDiv(at, paneMs) * paneMs);
    return true;
  }
}
