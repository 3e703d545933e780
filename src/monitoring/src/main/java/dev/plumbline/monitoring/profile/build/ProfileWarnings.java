package dev.plumbline.monitoring.profile.build;

import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Moments;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.monitoring.profile.OutputNames;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.build.ProfileWarning.Kind;
import dev.plumbline.schemas.text.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what looks wrong in a profile: nothing here is an error, each is a reason to look at the
 * data or at the monitor's declaration before windows are compared with the profile.
 */
public final class ProfileWarnings {

  /** A larger share of rows without a value is reported. */
  private static final double MOST_MISSING = 0.5;

  /** A larger share of values that do not fit makes the declared type doubtful. */
  private static final double MOST_MISFITS = 0.5;

  /** When categories are a larger share of the rows, nearly every row has its own. */
  private static final double MOST_DISTINCT = 0.5;

  /** With fewer rows, many of them have a category of their own by chance. */
  private static final long LEAST_ROWS = 20;

  /** More numbers than this among categories are a measure, not names. */
  private static final int MOST_NUMERALS = 50;

  private static final double NEARLY_ALL = 0.95;

  private static final Pattern NUMERAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private final long rows;
  private final List<ProfileWarning> found = new ArrayList<>();

  private ProfileWarnings(long rows) {
    this.rows = rows;
  }

  /** What the profile itself tells, in the order of its features. */
  public static List<ProfileWarning> of(Profile profile) {
    return of(profile, Optional.empty());
  }

  /** What the profile tells beside its monitor, which knows the plausible ranges. */
  public static List<ProfileWarning> of(Profile profile, Monitor monitor) {
    return of(profile, Optional.of(monitor));
  }

  private static List<ProfileWarning> of(Profile profile, Optional<Monitor> monitor) {
    ProfileWarnings warnings = new ProfileWarnings(profile.rowCount());
    for (FeatureProfile feature : profile.features()) {
      if (!feature.name().equals(OutputNames.RECONSTRUCTION)) {
        warnings.check(feature);
        monitor
            .flatMap(watch -> watch.feature(feature.name()))
            .ifPresent(declared -> warnings.checkRange(feature, declared));
      }
    }
    return List.copyOf(warnings.found);
  }

  private void check(FeatureProfile feature) {
    checkValues(feature);
    if (feature.count() == 0) {
      return;
    }
    if (feature instanceof NumericProfile numeric) {
      checkNumbers(numeric);
    } else if (feature instanceof CategoricalProfile categorical) {
      checkCategories(categorical);
    }
  }

  private void checkValues(FeatureProfile feature) {
    if (feature.missingCount() == rows) {
      warn(feature, Kind.EMPTY, "it has no value in any row");
    } else if (feature.missingCount() > MOST_MISSING * rows) {
      warn(
          feature,
          Kind.MOSTLY_MISSING,
          inWords("%.3g %% of the rows have no value", 100.0 * feature.missingCount() / rows));
    }
    if (feature.invalidCount() > 0) {
      long values = feature.count() + feature.invalidCount();
      String doubt = feature.invalidCount() > MOST_MISFITS * values ? "; is that what it is?" : "";
      warn(
          feature,
          Kind.SUSPICIOUS_TYPE,
          inWords(
              "%,d of %,d values do not fit its type (%s)%s",
              feature.invalidCount(),
              values,
              feature.kind().name().toLowerCase(Locale.ROOT),
              doubt));
    }
  }

  private void checkNumbers(NumericProfile feature) {
    Double least = feature.moments().min();
    if (feature.count() > 1 && least != null && least.equals(feature.moments().max())) {
      warn(feature, Kind.CONSTANT, "every value is " + CanonicalText.of((double) least));
    }
  }

  private void checkCategories(CategoricalProfile feature) {
    int listed = feature.categories().size();
    if (feature.count() > 1 && listed == 1 && feature.otherCount() == 0) {
      warn(feature, Kind.CONSTANT, "every value is " + feature.categories().get(0));
    }
    boolean manyOwn = listed > MOST_DISTINCT * feature.count() && feature.count() >= LEAST_ROWS;
    if (listed >= CategoricalSample.MOST_LISTED && feature.otherCount() > 0) {
      warn(
          feature,
          Kind.HIGH_CARDINALITY,
          inWords(
              "more than %,d categories, %.3g %% of the rows are not among those listed",
              listed, 100.0 * feature.otherCount() / feature.count()));
    } else if (manyOwn) {
      warn(
          feature,
          Kind.HIGH_CARDINALITY,
          inWords(
              "%,d categories in %,d rows: nearly every row has its own", listed, feature.count()));
    }
    long numerals =
        feature.categories().stream().filter(text -> NUMERAL.matcher(text).matches()).count();
    if (listed > MOST_NUMERALS && numerals >= NEARLY_ALL * listed) {
      warn(
          feature,
          Kind.SUSPICIOUS_TYPE,
          inWords("%,d of its %,d categories are numbers; is it numeric?", numerals, listed));
    }
  }

  private void checkRange(FeatureProfile feature, Feature declared) {
    if (!(feature instanceof NumericProfile numeric) || feature.count() == 0) {
      return;
    }
    Moments moments = numeric.moments();
    if (declared.low() != null && moments.min() < declared.low()) {
      warn(
          feature,
          Kind.OUT_OF_RANGE,
          inWords(
              "its least value %s is below the monitor's range, which begins at %s",
              CanonicalText.of(moments.min()), CanonicalText.of(declared.low())));
    }
    if (declared.high() != null && moments.max() > declared.high()) {
      warn(
          feature,
          Kind.OUT_OF_RANGE,
          inWords(
              "its greatest value %s is above the monitor's range, which ends at %s",
              CanonicalText.of(moments.max()), CanonicalText.of(declared.high())));
    }
  }

  private static String inWords(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  private void warn(FeatureProfile feature, Kind kind, String problem) {
    found.add(new ProfileWarning(feature.name(), kind, problem));
  }
}
