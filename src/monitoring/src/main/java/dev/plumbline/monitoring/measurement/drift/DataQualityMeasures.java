package dev.plumbline.monitoring.measurement.drift;

import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.statistics.estimate.Proportion;
import dev.plumbline.statistics.histogram.FeatureCounts;
import java.util.Arrays;

/**
 * How complete and plausible one column of a window is. Missing, invalid and wrong types are shares
 * of all events; what is out of range or unseen is a share of the usable values. Shares have the 95
 * % interval of Wilson. What is undefined says why.
 */
final class DataQualityMeasures {

  private static final String NO_EVENTS = "no prediction in the window";
  private static final String NO_VALUES = "no usable value of the feature in the window";
  private static final String ONE_VALUE = "a single usable value cannot tell";
  private static final String NO_LIST = " has no list of the feature's categories";

  private DataQualityMeasures() {}

  /**
   * What a measure tells of a column, without asking its reference.
   *
   * @throws IllegalArgumentException when the metric is not one of them
   */
  static Reading of(Metric metric, FeatureCounts counts) {
    return switch (metric) {
      case MISSING -> share(counts.missing(), counts.events(), NO_EVENTS);
      case INVALID -> share(counts.invalid(), counts.events(), NO_EVENTS);
      case WRONG_TYPE -> share(counts.wrongType(), counts.events(), NO_EVENTS);
      case OUT_OF_RANGE -> share(counts.outOfRange(), counts.total(), NO_VALUES);
      case CONSTANT -> constant(counts);
      default -> throw new IllegalArgumentException(metric + " is no quality of a feature alone");
    };
  }

  /**
   * What a measure tells of a column by the list of categories that its reference has.
   *
   * @throws IllegalArgumentException when the metric is not one of them
   */
  static Reading of(Metric metric, FeatureComparison listed) {
    if (listed.referenceCount() == 0) {
      return undefined(listed.reference().inWords() + NO_LIST, listed);
    }
    return switch (metric) {
      case UNSEEN -> unseen(listed);
      case DISTINCT -> distinct(listed);
      default -> throw new IllegalArgumentException(metric + " needs no list of categories");
    };
  }

  private static Reading constant(FeatureCounts counts) {
    long values = counts.total();
    if (values < 2) {
      return Reading.undefined(values == 0 ? NO_VALUES : ONE_VALUE, values);
    }
    return Reading.of(counts.isConstant() ? 1 : 0, values);
  }

  private static Reading unseen(FeatureComparison listed) {
    if (listed.reference().unseenCell().isEmpty()) {
      return undefined(
          listed.reference().inWords()
              + " does not list all categories it had, so nobody can tell which are new",
          listed);
    }
    long unseen = listed.currentCells()[listed.reference().unseenCell().getAsInt()];
    return share(unseen, listed.count(), NO_VALUES).against(listed.referenceCount(), null);
  }

  private static Reading distinct(FeatureComparison listed) {
    if (listed.count() == 0) {
      return undefined(NO_VALUES, listed);
    }
    long cells = Arrays.stream(listed.currentCells()).filter(count -> count > 0).count();
    return Reading.of(cells, listed.count()).against(listed.referenceCount(), null);
  }

  private static Reading share(long part, long whole, String reason) {
    return Proportion.wilson(part, whole)
        .map(share -> Reading.of(share.value(), share.lower(), share.upper(), whole))
        .orElseGet(() -> Reading.undefined(reason, whole));
  }

  private static Reading undefined(String reason, FeatureComparison listed) {
    return Reading.undefined(reason, listed.count()).against(listed.referenceCount(), null);
  }
}
