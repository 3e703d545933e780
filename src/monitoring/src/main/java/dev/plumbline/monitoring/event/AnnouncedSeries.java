package dev.plumbline.monitoring.event;

import dev.plumbline.monitoring.monitor.Versions;

/**
 * What ingest announces of a series, with what it is announced for.
 *
 * @param purpose which stages it is for
 * @param admittedAt time of the event by which it is decided whether the version is measured for
 *     itself, epoch milliseconds
 * @param series what is announced
 */
public record AnnouncedSeries(Purpose purpose, long admittedAt, SeriesDefinition series) {

  /** Which stages hear of a series. */
  public enum Purpose {
    /** Those that measure. */
    MEASURED,
    /** The one that compares with a reference. */
    COMPARED,
    /** The one that counts labels, when nothing but labels may still come. */
    CONTINUED
  }

  /** For stages that measure. */
  public static AnnouncedSeries measured(SeriesDefinition series) {
    return new AnnouncedSeries(Purpose.MEASURED, series.at(), series);
  }

  /** For the stage that compares. */
  public static AnnouncedSeries compared(SeriesDefinition series) {
    return new AnnouncedSeries(Purpose.COMPARED, series.at(), series);
  }

  /**
   * For the stage that counts labels.
   *
   * @param lastEvent time of an event of the series, in the last six hours that hold one
   */
  public static AnnouncedSeries continued(SeriesDefinition series, long lastEvent) {
    return new AnnouncedSeries(Purpose.CONTINUED, lastEvent, series);
  }

  /** The same of another version. */
  public AnnouncedSeries ofVersion(String version) {
    return new AnnouncedSeries(
        purpose,
        admittedAt,
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
