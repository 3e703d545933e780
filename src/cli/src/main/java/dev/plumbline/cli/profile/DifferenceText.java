package dev.plumbline.cli.profile;

import dev.plumbline.cli.difference.Between;
import dev.plumbline.cli.difference.FeatureDifference;
import dev.plumbline.cli.difference.ProfileDifference;
import dev.plumbline.cli.terminal.DisplayText;
import dev.plumbline.cli.terminal.Table;
import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The difference of two profiles in words, numbers and bars side by side. */
record DifferenceText(ProfileDifference difference) {

  private static final double LEAST_P_VALUE = 0.0001;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("from " + described(difference.before()));
    lines.add("to   " + described(difference.after()));
    if (difference.isNone()) {
      lines.add("");
      lines.add("The two have the same content: the same bins, counts and categories.");
      return lines;
    }
    addFeatures(" only in the first", difference.removed(), lines);
    addFeatures(" only in the second", difference.added(), lines);
    addFeatures(" in the second, of the other kind in the first", difference.changedKind(), lines);
    addFeatures(
        " in both, by principal components of its own in each, so not compared",
        difference.otherBasis(),
        lines);
    if (!difference.features().isEmpty()) {
      lines.add("");
      lines.addAll(table());
      lines.add("");
      lines.add(
          "PSI over the first one's groups, the second one's values counted in them; KS at the edges of both;"
              + " MEAN in");
      lines.add(
          "deviations of the first; P: chance of so different counts if nothing changed (χ²). a..b: the exact"
              + " number lies between.");
    }
    return lines;
  }

  private static String described(Profile profile) {
    String of =
        profile.sampledFrom() == null
            ? ""
            : ", a sample of " + DisplayText.count(profile.sampledFrom());
    return "%s, of model %s, %s rows%s"
        .formatted(profile.id(), profile.model(), DisplayText.count(profile.rowCount()), of);
  }

  private static void addFeatures(String where, List<FeatureProfile> features, List<String> lines) {
    for (FeatureProfile feature : features) {
      String kind = feature.kind().name().toLowerCase(Locale.ROOT);
      lines.add(feature.name() + ": " + kind + where);
    }
  }

  private List<String> table() {
    Table table =
        new Table("FEATURE", "PSI", "KS", "P", "MEAN", "MISSING", "INVALID", "FIRST", "SECOND");
    for (FeatureDifference feature : difference.features()) {
      List<String> bars = bars(feature);
      table.add(
          feature.name(),
          between(feature.psi()),
          between(feature.ks()),
          pValue(feature.pValue()),
          feature.meanShift() == null
              ? ""
              : String.format(Locale.ROOT, "%+.3f", feature.meanShift()),
          change(feature.before().missingCount(), feature.after().missingCount()),
          change(feature.before().invalidCount(), feature.after().invalidCount()),
          bars.get(0),
          bars.get(1));
    }
    return table.lines();
  }

  private String change(long before, long after) {
    String first = DisplayText.share(before, difference.before().rowCount());
    String second = DisplayText.share(after, difference.after().rowCount());
    return first.equals(second) ? first : first + " → " + second;
  }

  private static String between(Between number) {
    if (number == null) {
      return "-";
    }
    String value = String.format(Locale.ROOT, "%.4f", number.value());
    String lower = String.format(Locale.ROOT, "%.4f", number.lower());
    String upper = String.format(Locale.ROOT, "%.4f", number.upper());
    return lower.equals(upper) ? value : value + " (" + lower + ".." + upper + ")";
  }

  private static String pValue(Double value) {
    if (value == null) {
      return "-";
    }
    return value < LEAST_P_VALUE ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static List<String> bars(FeatureDifference feature) {
    if (feature.before() instanceof NumericProfile before
        && feature.after() instanceof NumericProfile after) {
      return Bars.of(before, after);
    }
    return Bars.of((CategoricalProfile) feature.before(), (CategoricalProfile) feature.after());
  }
}
