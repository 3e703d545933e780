package dev.plumbline.job.stage.join;

import static dev.plumbline.job.stage.join.CompactBytes.readNumber;
import static dev.plumbline.job.stage.join.CompactBytes.readText;
import static dev.plumbline.job.stage.join.CompactBytes.writeDouble;
import static dev.plumbline.job.stage.join.CompactBytes.writeNumber;
import static dev.plumbline.job.stage.join.CompactBytes.writeText;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.JudgingTerms;
import dev.plumbline.job.event.ReportedLabel;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Tolerance;
import dev.plumbline.monitoring.monitor.Versions;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
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

  private static final byte VERSION = 1;

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
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    out.write(VERSION);
    if (state.prediction() == null) {
      out.write(0);
    } else {
      writePrediction(out, state.prediction());
    }
    for (KnownLabel known : state.labels()) {
      writeLabel(out, known);
    }
    return out.toByteArray();
  }

  /**
   * Reads what {@link #write} wrote under this model and id.
   *
   * @throws IllegalStateException when the bytes are of another version
   */
  static JoinState read(byte[] bytes, String model, String predictionId) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalStateException("state of the join of unknown version " + version);
    }
    int flags = in.get();
    AwaitedPrediction prediction =
        flags == 0 ? null : readPrediction(in, flags, model, predictionId);
    List<KnownLabel> labels = new ArrayList<>();
    while (in.hasRemaining()) {
      labels.add(readLabel(in, model, predictionId));
    }
    return new JoinState(prediction, List.copyOf(labels));
  }

  private static void writePrediction(ByteArrayOutputStream out, AwaitedPrediction prediction) {
    JudgingTerms terms = prediction.terms();
    String answered = prediction.predictedClass();
    boolean positive = answered != null && answered.equals(terms.positiveClass());
    out.write(
        PREDICTED
            | flag(answered != null && !positive, CLASS)
            | flag(positive, POSITIVE)
            | flag(prediction.predictedValue() != null, VALUE)
            | flag(prediction.score() != null, SCORE)
            | flag(prediction.probabilities() != null, PROBABILITIES)
            | flag(terms.estimated(), ESTIMATED));
    writeTerms(out, terms);
    writeText(out, prediction.version());
    writeNumber(out, prediction.generation());
    writeNumber(out, prediction.segments().length);
    for (String segment : prediction.segments()) {
      writeText(out, segment);
    }
    if (answered != null && !positive) {
      writeText(out, answered);
    }
    writeNumber(out, prediction.predictedAt());
    if (prediction.predictedValue() != null) {
      writeDouble(out, prediction.predictedValue());
    }
    if (prediction.score() != null) {
      writeDouble(out, prediction.score());
    }
    if (prediction.probabilities() != null) {
      writeNumber(out, prediction.probabilities().size());
      prediction
          .probabilities()
          .forEach(
              (name, probability) -> {
                writeText(out, name);
                writeDouble(out, probability);
              });
    }
  }

  private static AwaitedPrediction readPrediction(
      ByteBuffer in, int flags, String model, String predictionId) {
    JudgingTerms terms = readTerms(in, (flags & ESTIMATED) != 0);
    String version = readText(in);
    int generation = (int) readNumber(in);
    String[] segments = new String[(int) readNumber(in)];
    for (int index = 0; index < segments.length; index++) {
      segments[index] = readText(in);
    }
    String answered =
        (flags & CLASS) != 0
            ? readText(in)
            : (flags & POSITIVE) != 0 ? terms.positiveClass() : null;
    long predictedAt = readNumber(in);
    Double value = (flags & VALUE) != 0 ? in.getDouble() : null;
    Double score = (flags & SCORE) != 0 ? in.getDouble() : null;
    Map<String, Double> probabilities = (flags & PROBABILITIES) != 0 ? new HashMap<>() : null;
    if (probabilities != null) {
      for (long left = readNumber(in); left > 0; left--) {
        probabilities.put(readText(in), in.getDouble());
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

  private static void writeTerms(ByteArrayOutputStream out, JudgingTerms terms) {
    Tolerance tolerance = terms.tolerance();
    boolean absolute = tolerance != null && tolerance.absolute() != null;
    boolean relative = tolerance != null && tolerance.relative() != null;
    out.write(
        flag(absolute, ABSOLUTE)
            | flag(relative, RELATIVE)
            | flag(tolerance != null, TOLERANT)
            | flag(terms.positiveClass() != null, HAS_POSITIVE));
    out.write(Versions.valueOf(terms.versions()).ordinal());
    out.write(Task.valueOf(terms.task()).ordinal());
    if (terms.positiveClass() != null) {
      writeText(out, terms.positiveClass());
    }
    if (absolute) {
      writeDouble(out, tolerance.absolute());
    }
    if (relative) {
      writeDouble(out, tolerance.relative());
    }
    writeNumber(out, terms.horizonMs());
    writeNumber(out, terms.cohortMs());
    writeNumber(out, terms.paneMs());
  }

  private static JudgingTerms readTerms(ByteBuffer in, boolean estimated) {
    int flags = in.get();
    Versions versions = Versions.values()[in.get()];
    Task task = Task.values()[in.get()];
    String positive = (flags & HAS_POSITIVE) != 0 ? readText(in) : null;
    Double absolute = (flags & ABSOLUTE) != 0 ? in.getDouble() : null;
    Double relative = (flags & RELATIVE) != 0 ? in.getDouble() : null;
    Tolerance tolerance = (flags & TOLERANT) != 0 ? new Tolerance(absolute, relative) : null;
    return new JudgingTerms(
        versions.name(),
        task.name(),
        positive,
        tolerance,
        estimated,
        readNumber(in),
        readNumber(in),
        readNumber(in));
  }

  private static void writeLabel(ByteArrayOutputStream out, KnownLabel known) {
    ReportedLabel label = known.label();
    out.write(
        flag(label.labelClass() != null, CLASS)
            | flag(label.labelValue() != null, VALUE)
            | flag(label.retracted(), RETRACTED)
            | flag(label.tooLate(), TOO_LATE));
    writeNumber(out, label.labelledAt());
    writeNumber(out, known.copies());
    if (label.labelClass() != null) {
      writeText(out, label.labelClass());
    }
    if (label.labelValue() != null) {
      writeDouble(out, label.labelValue());
    }
  }

  private static KnownLabel readLabel(ByteBuffer in, String model, String predictionId) {
    int flags = in.get();
    long labelledAt = readNumber(in);
    int copies = (int) readNumber(in);
    String labelClass = (flags & CLASS) != 0 ? readText(in) : null;
    Double value = (flags & VALUE) != 0 ? in.getDouble() : null;
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
