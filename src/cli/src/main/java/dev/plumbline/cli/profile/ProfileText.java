package dev.plumbline.cli.profile;

import dev.plumbline.cli.terminal.DisplayText;
import dev.plumbline.cli.terminal.Rounded;
import dev.plumbline.cli.terminal.Table;
import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ReferenceQuality;
import dev.plumbline.monitoring.profile.build.ProfileWarning;
import dev.plumbline.monitoring.profile.build.ProfileWarnings;
import dev.plumbline.statistics.quality.CalibrationMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A profile in words and small bars: a line a feature, what it learned, and what looks wrong. */
record ProfileText(Profile profile) {

  private static final int CATEGORIES_SHOWN = 4;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(profile.name() + ", of model " + profile.model());
    lines.add(rows() + times());
    lines.add("content " + profile.hash());
    lines.add("data    " + profile.dataHash());
    lines.add("");
    Table table =
        new Table("FEATURE", "VALUES", "MISSING", "INVALID", "MIN", "MAX", "MEAN", "DEVIATION", "");
    profile.features().forEach(feature -> add(feature, table));
    lines.addAll(table.lines());
    if (!profile.learned().quality().isEmpty()) {
      lines.add("");
      lines.addAll(quality());
    }
    profile.learned().calibration().ifPresent(map -> addCalibration(map, lines));
    List<ProfileWarning> warnings = ProfileWarnings.of(profile);
    if (!warnings.isEmpty()) {
      lines.add("");
      warnings.forEach(warning -> lines.add("Look at " + warning.inWords()));
    }
    return lines;
  }

  private String rows() {
    return profile.sampledFrom() == null
        ? DisplayText.count(profile.rowCount()) + " rows"
        : "a uniform sample of %s of %s rows"
            .formatted(
                DisplayText.count(profile.rowCount()), DisplayText.count(profile.sampledFrom()));
  }

  private String times() {
    return profile.firstEventTime() == null
        ? ", without event times"
        : ", from %s to %s"
            .formatted(
                Instant.ofEpochMilli(profile.firstEventTime()),
                Instant.ofEpochMilli(profile.lastEventTime()));
  }

  private static void addCalibration(CalibrationMap map, List<String> lines) {
    List<String> worth = new ArrayList<>();
    for (int tenth = 1; tenth < 10; tenth += 2) {
      double score = tenth / 10.0;
      worth.add(Rounded.of(score) + " → " + Rounded.of(map.probability(score)));
    }
    lines.add("");
    lines.add("Calibration of the score, learned from the labels: " + String.join(", ", worth));
  }

  /** How good the model was on this data, with the 95 % intervals. */
  private List<String> quality() {
    Table table = new Table("QUALITY", "CLASS", "VALUE", "FROM", "TO", "LABELS");
    for (ReferenceQuality quality : profile.learned().quality()) {
      table.add(
          quality.metric(),
          quality.className().isEmpty() ? "" : DisplayText.category(quality.className()),
          Rounded.of(quality.value()),
          DisplayText.number(quality.lower()),
          DisplayText.number(quality.upper()),
          DisplayText.count(quality.count()));
    }
    return table.lines();
  }

  private static void add(FeatureProfile feature, Table table) {
    String count = DisplayText.count(feature.count());
    String missing = DisplayText.count(feature.missingCount());
    String invalid = DisplayText.count(feature.invalidCount());
    if (feature instanceof NumericProfile numeric) {
      table.add(
          feature.name(),
          count,
          missing,
          invalid,
          DisplayText.number(numeric.moments().min()),
          DisplayText.number(numeric.moments().max()),
          DisplayText.number(numeric.moments().mean()),
          DisplayText.number(numeric.moments().standardDeviation()),
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
      String category = DisplayText.category(feature.categories().get(i));
      shares.add(category + " " + DisplayText.share(counts[i], feature.count()));
    }
    int more = feature.categories().size() - shown;
    if (more > 0) {
      shares.add("and " + DisplayText.count(more) + " more");
    }
    if (feature.otherCount() > 0) {
      shares.add("not listed " + DisplayText.share(feature.otherCount(), feature.count()));
    }
    return String.join(", ", shares);
  }
}
