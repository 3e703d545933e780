package dev.plumbline.job.event;

import dev.plumbline.monitoring.monitor.Versions;

/**
 * What ingest tells of a series, with what it is told for.
 *
 * @param compared whether it is for the stage that compares with a reference, else for those that
 *     measure
 * @param series what is told
 */
public record AnnouncedSeries(boolean compared, SeriesDefinition series) {

  /** For stages that measure. */
  public static AnnouncedSeries measured(SeriesDefinition series) {
    return new AnnouncedSeries(false, series);
  }

  /** For the stage that compares. */
  public static AnnouncedSeries compared(SeriesDefinition series) {
    return new AnnouncedSeries(true, series);
  }

  /** The same of another version. */
  public AnnouncedSeries ofVersion(String version) {
    return new AnnouncedSeries(
        compared,
        new SeriesDefinition(
            series.model(),
            version,
            series.segment(),
            series.definition(),
            series.at(),
            series.event()));
  }

  /** The key under which it is decided whether the version is measured for itself. */
  public String admissionKey() {
    return isOfOneVersion(series.version()) ? series.model() : series.seriesKey();
  }

  /** Whether this is a version of which there may be too many, and not all, none or the others. */
  public static boolean isOfOneVersion(String version) {
    return !version.equals(Versions.ALL) && !version.isEmpty() && !version.equals(Versions.OTHER);
  }
}
