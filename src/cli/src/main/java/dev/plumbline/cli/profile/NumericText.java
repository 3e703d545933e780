package dev.plumbline.cli.profile;

import dev.plumbline.cli.terminal.DisplayText;
import dev.plumbline.cli.terminal.Rounded;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The distribution of a numeric feature, drawn: a bar for each bin where few hold anything, else a
 * histogram of equally wide parts, in which whole numbers stay together. A tail that would make the
 * parts too wide to show the rest is a line of its own.
 *
 * @param numeric the feature
 * @param bins its bins
 */
record NumericText(NumericProfile numeric, ReferenceBins bins) {

  private static final int PARTS = 20;
  private static final int BINS_DRAWN = 25;
  private static final int ATOMS_REPORTED = 10;
  private static final double LONGEST_TAIL = 0.2;
  private static final double WHOLE_SHARE = 0.9;
  private static final double LARGEST_WHOLE = 1e9;
  private static final String INDENT = "  ";

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        INDENT
            + "min %s, mean %s, max %s, deviation %s"
                .formatted(
                    DisplayText.number(numeric.moments().min()),
                    DisplayText.number(numeric.moments().mean()),
                    DisplayText.number(numeric.moments().max()),
                    DisplayText.number(numeric.moments().standardDeviation())));
    List<Integer> filled =
        IntStream.range(0, bins.bins()).filter(bin -> bins.counts()[bin] > 0).boxed().toList();
    boolean few = filled.size() <= BINS_DRAWN;
    lines.add(
        INDENT
            + "%d bins, ".formatted(bins.bins())
            + (few
                ? "those that are not empty:"
                : "drawn as equally wide parts; a bin across a border is split by length:"));
    Histogram histogram = new Histogram(numeric.count());
    if (few) {
      filled.forEach(bin -> histogram.add(numeric.cellName(bin), bins.counts()[bin]));
    } else if (isWhole()) {
      addWholeNumbers(histogram);
    } else {
      addParts(histogram);
    }
    lines.addAll(histogram.lines(INDENT));
    lines.add(groups());
    List<Integer> atoms = atoms();
    if (!few && !atoms.isEmpty()) {
      lines.add(values(atoms));
    }
    return lines;
  }

  private void addParts(Histogram histogram) {
    double[] edges = bins.upperEdges();
    double min = numeric.moments().min();
    double max = numeric.moments().max();
    double tail = LONGEST_TAIL * max - LONGEST_TAIL * min;
    double low = edges[0] - min > tail ? edges[0] : min;
    double high = max - edges[edges.length - 1] > tail ? edges[edges.length - 1] : max;
    if (low > min) {
      histogram.add(numeric.cellName(0), bins.counts()[0]);
    }
    EqualParts parts = EqualParts.of(numeric, low, high, PARTS);
    for (int part = 0; part < PARTS; part++) {
      String label = Rounded.of(parts.border(part)) + " to " + Rounded.of(parts.border(part + 1));
      histogram.add(label, parts.counts()[part]);
    }
    if (high < max) {
      histogram.add(numeric.cellName(edges.length), bins.counts()[edges.length]);
    }
  }

  /** Parts of as many whole numbers each, bordered between two of them. */
  private void addWholeNumbers(Histogram histogram) {
    double min = numeric.moments().min();
    double numbers = numeric.moments().max() - min + 1;
    double width = Math.ceil(numbers / PARTS);
    int count = (int) Math.ceil(numbers / width);
    EqualParts parts = EqualParts.of(numeric, min - 0.5, min - 0.5 + count * width, count);
    for (int part = 0; part < count; part++) {
      double first = min + part * width;
      String label = Rounded.of(first) + " to " + Rounded.of(first + width - 1);
      histogram.add(label, parts.counts()[part]);
    }
  }

  /** Whether nearly all values are whole numbers, as far as the bins tell. */
  private boolean isWhole() {
    long whole = 0;
    for (int bin : atoms()) {
      whole += Math.rint(bins.upperEdges()[bin]) == bins.upperEdges()[bin] ? bins.counts()[bin] : 0;
    }
    double min = numeric.moments().min();
    double max = numeric.moments().max();
    return whole >= WHOLE_SHARE * numeric.count()
        && Math.rint(min) == min
        && Math.rint(max) == max
        && Math.max(-min, max) < LARGEST_WHOLE;
  }

  /** What PSI compares. */
  private String groups() {
    long[] perGroup = bins.inGroups(bins.counts());
    List<String> groups =
        IntStream.range(0, perGroup.length)
            .mapToObj(
                group ->
                    numeric.groupName(group)
                        + " "
                        + DisplayText.share(perGroup[group], numeric.count()))
            .toList();
    return INDENT + "PSI groups: " + String.join(", ", groups);
  }

  /** The bins that hold a single value, the fullest first. */
  private List<Integer> atoms() {
    long[] counts = bins.counts();
    return IntStream.range(0, counts.length)
        .filter(bins::isAtom)
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(bin -> -counts[bin]))
        .toList();
  }

  private String values(List<Integer> atoms) {
    List<String> reported =
        atoms.stream()
            .limit(ATOMS_REPORTED)
            .map(
                bin ->
                    Rounded.of(bins.upperEdges()[bin])
                        + " "
                        + DisplayText.share(bins.counts()[bin], numeric.count()))
            .toList();
    int more = atoms.size() - reported.size();
    return INDENT
        + "values with a bin of their own: "
        + String.join(", ", reported)
        + (more > 0 ? ", and " + more + " more" : "");
  }
}
