package dev.plumbline.console;

import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.monitoring.profile.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A profile in words and bars. */
record ProfileText(Profile profile) {

  private static final int CATEGORIES_SHOWN = 4;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(profile.name() + ", of model " + profile.model());
    lines.add(whole(profile.rowCount()) + " rows" + times());
    lines.add("content " + profile.hash());
    lines.add("data    " + profile.dataHash());
    lines.add("");
    Table table =
        new Table("FEATURE", "VALUES", "MISSING", "INVALID", "MIN", "MAX", "MEAN", "DEVIATION", "");
    profile.features().forEach(feature -> add(feature, table));
    lines.addAll(table.lines());
    return lines;
  }

  private String times() {
    return profile.firstEventTime() == null
        ? ", without event times"
        : ", from %s to %s"
            .formatted(
                Instant.ofEpochMilli(profile.firstEventTime()),
                Instant.ofEpochMilli(profile.lastEventTime()));
  }

  private static void add(FeatureProfile feature, Table table) {
    String count = whole(feature.count());
    String missing = whole(feature.missingCount());
    String invalid = whole(feature.invalidCount());
    if (feature instanceof NumericProfile numeric) {
      table.add(
          feature.name(),
          count,
          missing,
          invalid,
          number(numeric.moments().min()),
          number(numeric.moments().max()),
          number(numeric.moments().mean()),
          number(numeric.moments().standardDeviation()),
          Bars.of(numeric));
    } else if (feature instanceof CategoricalProfile categorical) {
      table.add(feature.name(), count, missing, invalid, "", "", "", "", shares(categorical));
    }
  }

  private static String shares(CategoricalProfile feature) {
    List<String> shares = new ArrayList<>();
    long[] counts = feature.referenceCounts();
    int shown = Math.min(CATEGORIES_SHOWN, feature.categories().size());
    for (int i = 0; i < shown; i++) {
      double percent = 100.0 * counts[i] / feature.count();
      shares.add(String.format(Locale.ROOT, "%s %.3g %%", feature.categories().get(i), percent));
    }
    int more = feature.categories().size() - shown;
    if (more > 0) {
      shares.add("and " + more + " more");
    }
    return String.join(", ", shares);
  }

  private static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String number(Double value) {
    return value == null ? "-" : Rounded.of(value);
  }
}
