package dev.plumbline.job.stage.join;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.JudgingTerms;
import dev.plumbline.job.event.ReportedLabel;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Tolerance;
import dev.plumbline.monitoring.monitor.Versions;
import dev.plumbline.statistics.CompactReader;
import dev.plumbline.statistics.CompactWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known under an id, in few bytes, as it rests in state: the first byte is the version of
 * the layout, so that a later release reads what an earlier one wrote. Model and id are not kept:
 * whoever asks for the state has them. The terms are, because a later revision must not change
 * them; they are the same in millions of states, and compression takes them out again.
 */
final class JoinStateBytes {

  private static final int VERSION = 1;
  private static final int FLAGS = 127;

  private static final int CLASS = 1;
  private static final int POSITIVE = 2;
  private static final int VALUE = 4;
  private static final int SCORE = 8;
  private static final int PROBABILITIES = 16;
  private static final int PREDICTED = 32;
  private static final int ESTIMATED = 64;

  private static final int RETRACTED = 8;
  private static final int TOO_LATE = 16;

  private static final int ABSOLUTE = 1;
  private static final int RELATIVE = 2;
  private static final int TOLERANT = 4;
  private static final int HAS_POSITIVE = 8;

  private JoinStateBytes() {}

  static byte[] write(JoinState state) {
    CompactWriter out = new CompactWriter(VERSION);
    if (state.prediction() == null) {
      out.unsigned(0);
    } else {
      writePrediction(out, state.prediction());
    }
    for (KnownLabel known : state.labels()) {
      writeLabel(out, known);
    }
    return out.toBytes();
  }

  /**
   * Reads what {@link #write} wrote under this model and id.
   *
   * @throws IllegalStateException when the bytes are of another version, or damaged
   */
  static JoinState read(byte[] bytes, String model, String predictionId) {
    try {
      return read(new CompactReader("the join's state", VERSION, bytes), model, predictionId);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static JoinState read(CompactReader in, String model, String predictionId) {
    int flags = in.sizeUpTo(FLAGS);
    AwaitedPrediction prediction =
        flags == 0 ? null : readPrediction(in, flags, model, predictionId);
    List<KnownLabel> labels = new ArrayList<>();
    while (!in.isAtEnd()) {
      labels.add(readLabel(in, model, predictionId));
    }
    return new JoinState(prediction, List.copyOf(labels));
  }

  private static void writePrediction(CompactWriter out, AwaitedPrediction prediction) {
    JudgingTerms terms = prediction.terms();
    String answered = prediction.predictedClass();
    boolean positive = answered != null && answered.equals(terms.positiveClass());
    out.unsigned(
        PREDICTED
            | flag(answered != null && !positive, CLASS)
            | flag(positive, POSITIVE)
            | flag(prediction.predictedValue() != null, VALUE)
            | flag(prediction.score() != null, SCORE)
            | flag(prediction.probabilities() != null, PROBABILITIES)
            | flag(terms.estimated(), ESTIMATED));
    writeTerms(out, terms);
    out.text(prediction.version());
    out.signed(prediction.generation());
    out.signed(prediction.segments().length);
    for (String segment : prediction.segments()) {
      out.text(segment);
    }
    if (answered != null && !positive) {
      out.text(answered);
    }
    out.signed(prediction.predictedAt());
    if (prediction.predictedValue() != null) {
      out.exact(prediction.predictedValue());
    }
    if (prediction.score() != null) {
      out.exact(prediction.score());
    }
    if (prediction.probabilities() != null) {
      out.signed(prediction.probabilities().size());
      prediction
          .probabilities()
          .forEach(
              (name, probability) -> {
                out.text(name);
                out.exact(probability);
              });
    }
  }

  private static AwaitedPrediction readPrediction(
      CompactReader in, int flags, String model, String predictionId) {
    JudgingTerms terms = readTerms(in, (flags & ESTIMATED) != 0);
    String version = in.text();
    int generation = (int) in.signed();
    String[] segments = new String[(int) in.signed()];
    for (int index = 0; index < segments.length; index++) {
      segments[index] = in.text();
    }
    String answered =
        (flags & CLASS) != 0 ? in.text() : (flags & POSITIVE) != 0 ? terms.positiveClass() : null;
    long predictedAt = in.signed();
    Double value = (flags & VALUE) != 0 ? in.exact() : null;
    Double score = (flags & SCORE) != 0 ? in.exact() : null;
    Map<String, Double> probabilities = (flags & PROBABILITIES) != 0 ? new HashMap<>() : null;
    if (probabilities != null) {
      for (long left = in.signed(); left > 0; left--) {
        probabilities.put(in.text(), in.exact());
      }
    }
    return new AwaitedPrediction(
        model,
        version,
        predictionId,
        generation,
        predictedAt,
        answered,
        value,
        score,
        probabilities,
        segments,
        terms);
  }

  private static void writeTerms(CompactWriter out, JudgingTerms terms) {
    Tolerance tolerance = terms.tolerance();
    boolean absolute = tolerance != null && tolerance.absolute() != null;
    boolean relative = tolerance != null && tolerance.relative() != null;
    out.unsigned(
        flag(absolute, ABSOLUTE)
            | flag(relative, RELATIVE)
            | flag(tolerance != null, TOLERANT)
            | flag(terms.positiveClass() != null, HAS_POSITIVE));
    out.unsigned(Versions.valueOf(terms.versions()).ordinal());
    out.unsigned(Task.valueOf(terms.task()).ordinal());
    if (terms.positiveClass() != null) {
      out.text(terms.positiveClass());
    }
    if (absolute) {
      out.exact(tolerance.absolute());
    }
    if (relative) {
      out.exact(tolerance.relative());
    }
    out.signed(terms.horizonMs());
    out.signed(terms.cohortMs());
    out.signed(terms.paneMs());
  }

  private static JudgingTerms readTerms(CompactReader in, boolean estimated) {
    int flags = in.sizeUpTo(FLAGS);
    Versions versions = Versions.values()[in.sizeUpTo(Versions.values().length - 1)];
    Task task = Task.values()[in.sizeUpTo(Task.values().length - 1)];
    String positive = (flags & HAS_POSITIVE) != 0 ? in.text() : null;
    Double absolute = (flags & ABSOLUTE) != 0 ? in.exact() : null;
    Double relative = (flags & RELATIVE) != 0 ? in.exact() : null;
    Tolerance tolerance = (flags & TOLERANT) != 0 ? new Tolerance(absolute, relative) : null;
    return new JudgingTerms(
        versions.name(),
        task.name(),
        positive,
        tolerance,
        estimated,
        in.signed(),
        in.signed(),
        in.signed());
  }

  private static void writeLabel(CompactWriter out, KnownLabel known) {
    ReportedLabel label = known.label();
    out.unsigned(
        flag(label.labelClass() != null, CLASS)
            | flag(label.labelValue() != null, VALUE)
            | flag(label.retracted(), RETRACTED)
            | flag(label.tooLate(), TOO_LATE));
    out.signed(label.labelledAt());
    out.signed(known.copies());
    if (label.labelClass() != null) {
      out.text(label.labelClass());
    }
    if (label.labelValue() != null) {
      out.exact(label.labelValue());
    }
  }

  private static KnownLabel readLabel(CompactReader in, String model, String predictionId) {
    int flags = in.sizeUpTo(FLAGS);
    long labelledAt = in.signed();
    int copies = (int) in.signed();
    String labelClass = (flags & CLASS) != 0 ? in.text() : null;
    Double value = (flags & VALUE) != 0 ? in.exact() : null;
    return new KnownLabel(
        new ReportedLabel(
            model,
            predictionId,
            labelledAt,
            labelClass,
            value,
            (flags & RETRACTED) != 0,
            (flags & TOO_LATE) != 0),
        copies);
  }

  private static int flag(boolean holds, int flag) {
    return holds ? flag : 0;
  }
}
