package dev.plumbline.job.wire;

import dev.plumbline.monitoring.event.JudgingTerms;
import dev.plumbline.monitoring.event.PredictionGroup;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Tolerance;
import dev.plumbline.monitoring.monitor.Versions;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link PredictionGroup} in few bytes: model, version, generation, terms, segments. Some 20 for
 * a binary model and what its segments' names take. Equal groups have equal bytes.
 */
final class PredictionGroupBytes {

  private static final int FLAGS = 127;
  private static final int POSITIVE = 1;
  private static final int ABSOLUTE = 2;
  private static final int RELATIVE = 4;
  private static final int ESTIMATED = 8;
  private static final int CLASSES = 16;
  private static final int MONTHS = 32;

  /** As many as a monitor can list. */
  private static final int MOST_CLASSES = 50;

  private PredictionGroupBytes() {}

  static byte[] of(PredictionGroup group) {
    CompactWriter out = new CompactWriter(JoinRecord.VERSION);
    out.text(group.model()).text(group.version()).signed(group.generation());
    writeTerms(out, group.terms());
    for (String segment : group.segments()) {
      out.text(segment);
    }
    return out.toBytes();
  }

  /** Reads to the end. */
  static PredictionGroup read(CompactReader in) {
    String model = in.text();
    String version = in.text();
    int generation = (int) in.signed();
    JudgingTerms terms = readTerms(in);
    List<String> segments = new ArrayList<>();
    while (!in.isAtEnd()) {
      segments.add(in.text());
    }
    return new PredictionGroup(model, version, generation, segments.toArray(String[]::new), terms);
  }

  private static void writeTerms(CompactWriter out, JudgingTerms terms) {
    Tolerance tolerance = terms.tolerance();
    boolean absolute = tolerance != null && tolerance.absolute() != null;
    boolean relative = tolerance != null && tolerance.relative() != null;
    out.unsigned(
        (terms.positiveClass() != null ? POSITIVE : 0)
            | (absolute ? ABSOLUTE : 0)
            | (relative ? RELATIVE : 0)
            | (terms.estimated() ? ESTIMATED : 0)
            | (terms.otherClasses().isEmpty() ? 0 : CLASSES)
            | (terms.monthZone() == null ? 0 : MONTHS));
    // Ordinals lie in savepoints: constants may be added behind the last only.
    out.unsigned(terms.versions().ordinal()).unsigned(terms.task().ordinal());
    if (terms.positiveClass() != null) {
      out.text(terms.positiveClass());
    }
    if (!terms.otherClasses().isEmpty()) {
      out.unsigned(terms.otherClasses().size());
      terms.otherClasses().forEach(out::text);
    }
    if (absolute) {
      out.exact(tolerance.absolute());
    }
    if (relative) {
      out.exact(tolerance.relative());
    }
    DurationBytes.write(out, terms.horizonMs());
    DurationBytes.write(out, terms.cohortMs());
    if (terms.monthZone() != null) {
      out.text(terms.monthZone());
    }
    DurationBytes.write(out, terms.paneMs());
  }

  private static JudgingTerms readTerms(CompactReader in) {
    int flags = in.sizeUpTo(FLAGS);
    Versions versions = Versions.values()[in.sizeUpTo(Versions.values().length - 1)];
    Task task = Task.values()[in.sizeUpTo(Task.values().length - 1)];
    String positive = (flags & POSITIVE) != 0 ? in.text() : null;
    List<String> others = (flags & CLASSES) != 0 ? readClasses(in) : List.of();
    Double absolute = (flags & ABSOLUTE) != 0 ? in.exact() : null;
    Double relative = (flags & RELATIVE) != 0 ? in.exact() : null;
    return new JudgingTerms(
        versions,
        task,
        positive,
        others,
        absolute == null && relative == null ? null : new Tolerance(absolute, relative),
        (flags & ESTIMATED) != 0,
        DurationBytes.read(in),
        DurationBytes.read(in),
        (flags & MONTHS) != 0 ? in.text() : null,
        DurationBytes.read(in));
  }

  private static List<String> readClasses(CompactReader in) {
    List<String> classes = new ArrayList<>();
    for (int left = in.sizeUpTo(MOST_CLASSES); left > 0; left--) {
      classes.add(in.text());
    }
    return classes;
  }
}
