package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.estimate.Proportion;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Labels of a window whose class is none of the model's, so that they say nothing of its answers.
 *
 * @param ofPositives where the model said positive, and they were counted as negative
 * @param ofOthers where it said something else, and they were counted as negative
 * @param apart that were counted nowhere else
 * @param names what they call their classes
 * @param scores cells of {@link DoubtedScores} that hold the scores of those counted as negative
 */
record UnknownLabels(
    long ofPositives, long ofOthers, long apart, Set<String> names, Set<Integer> scores) {

  private static final int MOST_NAMED = 5;

  UnknownLabels {
    names = new TreeSet<>(names);
    scores = Set.copyOf(scores);
  }

  /** How many there are. */
  long total() {
    return ofPositives + ofOthers + apart;
  }

  /** Their share of all labels of the window. */
  Reading share(long known) {
    long all = known + total();
    return Reading.of(
        Proportion.wilson(total(), all).map(Estimate::of), all, "no label in the window");
  }

  /** Why nothing is known of the answers: there is no other label. */
  String inWords(boolean areListed) {
    String named =
        names.stream()
            .limit(MOST_NAMED)
            .map(name -> name.isBlank() ? '"' + name + '"' : name)
            .collect(Collectors.joining(", "));
    String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
    String which = names.isEmpty() ? "" : ": " + named + more;
    return areListed
        ? "all labels carry classes that the monitor does not list" + which
        : "all labels carry classes that were never predicted" + which;
  }
}
