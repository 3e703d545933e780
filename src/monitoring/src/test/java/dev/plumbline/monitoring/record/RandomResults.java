package dev.plumbline.monitoring.record;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.alert.Evidence;
import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Results of every shape: null wherever it may be, text of any character, numbers of any size. */
final class RandomResults {

  private static final long LAST_TIME = 253_402_300_799_999L;
  private static final String[] CHARACTERS = {
    "a", "Z", "0", " ", "/", "%", "\"", "\\", "\n", "\u0000", "ä", "中", "\uFFFD", "😀"
  };

  private final Random random;

  RandomResults(long seed) {
    random = new Random(seed);
  }

  Alert alert() {
    return new Alert(
        text(),
        random.nextInt(),
        text(),
        one(AlertStatus.values()),
        one(Severity.values()),
        text(),
        text(),
        text(),
        one(Axis.values()),
        text(),
        text(),
        text(),
        text(),
        real(),
        real(),
        real(),
        real(),
        real(),
        real(),
        random.nextLong(),
        time(),
        time(),
        time(),
        orNull(time()),
        random.nextInt(),
        text(),
        Stream.generate(() -> new Evidence(text(), real(), real()))
            .limit(random.nextInt(4))
            .toList(),
        orNull(text()),
        texts());
  }

  Measurement measurement() {
    return new Measurement(
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        one(Axis.values()),
        time(),
        time(),
        real(),
        orNull(text()),
        real(),
        real(),
        real(),
        random.nextLong(),
        orNull(random.nextLong()),
        real(),
        real(),
        real(),
        random.nextInt(),
        random.nextBoolean(),
        one(ClosedBy.values()),
        random.nextInt(),
        text(),
        orNull(text()));
  }

  DeadLetter letter() {
    Rejection rejection =
        new Rejection(
            text(),
            text(),
            text(),
            text(),
            random.nextInt(),
            random.nextLong(),
            random.nextLong(),
            orNull(bytes()),
            orNull(bytes()));
    return new DeadLetter(rejection, size(), size(), size());
  }

  private int size() {
    return random.nextBoolean() ? 0 : 1 + random.nextInt(Integer.MAX_VALUE);
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return bytes;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(8); left > 0; left--) {
      text.append(one(CHARACTERS));
    }
    return text.toString();
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      texts.put(text(), text());
    }
    return texts;
  }

  /** Any finite double, and plain ones. */
  private Double real() {
    double any = Double.longBitsToDouble(random.nextLong());
    return one(
        List.of(-0.0, 1.0, random.nextGaussian(), Double.isFinite(any) ? any : Double.MIN_VALUE)
            .toArray(Double[]::new),
        null);
  }

  /** From 1970 to the end of 9999. */
  private long time() {
    return random.nextLong(LAST_TIME);
  }

  private <T> T orNull(T value) {
    return random.nextBoolean() ? null : value;
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T one(T[] values, T otherwise) {
    int chosen = random.nextInt(values.length + 1);
    return chosen == values.length ? otherwise : values[chosen];
  }
}
