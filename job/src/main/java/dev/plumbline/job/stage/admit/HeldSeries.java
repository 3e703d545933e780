package dev.plumbline.job.stage.admit;

import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.AnnouncedSeries.Purpose;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.util.Comparator;

/**
 * A series that was announced and waits for the decision about its version, without its definition,
 * which many have in common.
 *
 * @param purpose see {@link AnnouncedSeries#purpose()}
 * @param model name of the model
 * @param version the version that is decided about
 * @param segment {@code attribute=value}, {@code *} = all
 * @param definition what its definition is kept under
 * @param at see {@link SeriesDefinition#at()}
 * @param event see {@link SeriesDefinition#event()}
 * @param period start of the six hours it was announced in, epoch milliseconds
 * @param decidedAt when it is decided, epoch milliseconds
 */
public record HeldSeries(
    Purpose purpose,
    String model,
    String version,
    String segment,
    String definition,
    long at,
    boolean event,
    long period,
    long decidedAt) {

  static final Comparator<HeldSeries> IN_ORDER =
      Comparator.comparing(HeldSeries::version)
          .thenComparing(HeldSeries::purpose)
          .thenComparing(HeldSeries::segment)
          .thenComparingLong(HeldSeries::at)
          .thenComparing(HeldSeries::definition);

  AnnouncedSeries with(GenerationDefinition defined) {
    return new AnnouncedSeries(
        purpose, period, new SeriesDefinition(model, version, segment, defined, at, event));
  }

  /** The same series of which nothing is news but this definition. */
  AnnouncedSeries redefined(GenerationDefinition defined) {
    return new AnnouncedSeries(
        purpose, period, SeriesDefinition.redefined(model, version, segment, defined));
  }
}
