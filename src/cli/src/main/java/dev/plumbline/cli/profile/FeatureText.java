package dev.plumbline.cli.profile;

import dev.plumbline.cli.terminal.DisplayText;
import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.NumericProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One feature of a profile, drawn: numbers as {@link NumericText} does, categories with a bar for
 * each of the most frequent.
 *
 * @param feature what is drawn
 * @param rows rows of the profile, for the shares of missing and invalid values
 */
record FeatureText(FeatureProfile feature, long rows) {

  private static final int CATEGORIES_DRAWN = 25;
  private static final String INDENT = "  ";

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %s: %s values (%s), %s missing (%s), %s invalid (%s)"
            .formatted(
                feature.name(),
                feature.kind().name().toLowerCase(Locale.ROOT),
                DisplayText.count(feature.count()),
                DisplayText.share(feature.count(), rows),
                DisplayText.count(feature.missingCount()),
                DisplayText.share(feature.missingCount(), rows),
                DisplayText.count(feature.invalidCount()),
                DisplayText.share(feature.invalidCount(), rows)));
    if (feature instanceof NumericProfile numeric && numeric.bins().isPresent()) {
      lines.addAll(new NumericText(numeric, numeric.bins().get()).lines());
    } else if (feature instanceof CategoricalProfile categorical && feature.count() > 0) {
      addCategories(categorical, lines);
    }
    return lines;
  }

  private static void addCategories(CategoricalProfile categorical, List<String> lines) {
    long[] counts = categorical.referenceCounts();
    int listed = categorical.categories().size();
    int drawn = listed <= CATEGORIES_DRAWN ? listed : CATEGORIES_DRAWN - 1;
    Histogram histogram = new Histogram(categorical.count());
    for (int i = 0; i < drawn; i++) {
      histogram.add(DisplayText.category(categorical.categories().get(i)), counts[i]);
    }
    if (drawn < listed) {
      long rest = IntStream.range(drawn, listed).mapToLong(i -> counts[i]).sum();
      histogram.add("(" + DisplayText.count(listed - drawn) + " more)", rest);
    }
    if (categorical.otherCount() > 0) {
      histogram.add("(not listed)", categorical.otherCount());
    }
    lines.addAll(histogram.lines(INDENT));
  }
}
