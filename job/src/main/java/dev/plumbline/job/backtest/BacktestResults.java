package dev.plumbline.job.backtest;

import dev.plumbline.job.stage.publish.ResultLines;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.schemas.text.ProblemTally;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes what the dataflow reports, in any order and from several threads, and writes it in an order
 * of its own: measurements by window and series, each as it stands in the end; alerts by window;
 * rejections by file and line. So the files are the same, byte for byte, whatever the parallelism.
 */
final class BacktestResults implements Closeable {

  private static final String UNREADABLE = "UNREADABLE_ROW";
  private static final int REVISION = Long.BYTES;
  private static final int BUFFER = 256 * 1024;
  private static final ThreadLocal<ResultLines> LINES = ThreadLocal.withInitial(ResultLines::new);

  private final ExternalSort measurements;
  private final ExternalSort alerts;
  private final ExternalSort rejections;
  private final RuleWindows windows;
  private final AlertLives lives = new AlertLives();
  private final ProblemTally problems = new ProblemTally();

  BacktestResults(Monitor monitor, Path folder, long mostBytes) {
    measurements = new ExternalSort(folder, mostBytes / 2);
    alerts = new ExternalSort(folder, mostBytes / 4);
    rejections = new ExternalSort(folder, mostBytes / 4);
    windows = new RuleWindows(monitor);
  }

  void take(Measurement measurement) throws IOException {
    byte[] key =
        new SortKey()
            .number(measurement.windowEnd())
            .number(measurement.windowStart())
            .text(measurement.model())
            .text(measurement.version())
            .text(measurement.segment())
            .text(measurement.axis().name())
            .text(measurement.metric())
            .text(measurement.feature())
            .text(measurement.className())
            .number(measurement.revision())
            .bytes();
    measurements.add(key, windows.judge(measurement, LINES.get().lastOf(measurement)));
  }

  void take(Alert alert) throws IOException {
    lives.take(alert);
    byte[] key =
        new SortKey()
            .number(alert.windowEnd())
            .text(alert.alertKey())
            .text(alert.alertId())
            .number(alert.sequence())
            .bytes();
    alerts.add(key, LINES.get().of(alert));
  }

  void take(Rejection rejection) throws IOException {
    String value =
        rejection.value() == null ? null : new String(rejection.value(), StandardCharsets.UTF_8);
    reject(
        new RejectedRow(
            rejection.topic(), rejection.offset(), rejection.reason(), rejection.message(), value));
  }

  /** Takes a row that no event can be made of. */
  void unreadable(String file, long line, String problem) throws IOException {
    reject(new RejectedRow(file, line, UNREADABLE, problem, null));
  }

  private void reject(RejectedRow row) throws IOException {
    byte[] key = new SortKey().text(row.file()).number(row.line()).text(row.reason()).bytes();
    rejections.add(key, row.json());
  }

  /** Writes the measurements, the last revision of each; returns their number. */
  long writeMeasurements(Path file) throws IOException {
    return write(file, new LastRevisions(measurements.sorted()), windows::count);
  }

  /** Writes the alerts; returns their number. */
  long writeAlerts(Path file) throws IOException {
    return write(file, alerts.sorted(), line -> line);
  }

  /** Writes the rejections; returns their number. */
  long writeRejections(Path file) throws IOException {
    return write(file, rejections.sorted(), this::count);
  }

  /** What was wrong with the rejections, complete when they are written. */
  List<ProblemTally.Kind> problems() {
    return problems.kinds();
  }

  /** What the rules said, complete when the measurements are written. */
  RuleWindows windows() {
    return windows;
  }

  AlertLives lives() {
    return lives;
  }

  @Override
  public void close() throws IOException {
    measurements.close();
    alerts.close();
    rejections.close();
  }

  /** In the order in which they are written, so that the example does not depend on chance. */
  private byte[] count(byte[] rejection) {
    RejectedRow row = RejectedRow.of(rejection);
    problems.add(
        row.file() + ":" + row.line(),
        row.reason().equals(UNREADABLE) ? row.message() : row.reason() + ": " + row.message());
    return rejection;
  }

  private static long write(Path file, Iterator<SortEntry> entries, UnaryOperator<byte[]> line)
      throws IOException {
    long lines = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      while (entries.hasNext()) {
        out.write(line.apply(entries.next().value()));
        out.write('\n');
        lines++;
      }
    }
    return lines;
  }

  /** Of entries whose keys differ in the revision at their end only, the last. */
  private static final class LastRevisions implements Iterator<SortEntry> {

    private final Iterator<SortEntry> entries;
    private SortEntry next;

    private LastRevisions(Iterator<SortEntry> entries) {
      this.entries = entries;
      next = entries.hasNext() ? entries.next() : null;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public SortEntry next() {
      SortEntry last = next;
      next = entries.hasNext() ? entries.next() : null;
      while (next != null && isSame(last.key(), next.key())) {
        last = next;
        next = entries.hasNext() ? entries.next() : null;
      }
      return last;
    }

    private static boolean isSame(byte[] one, byte[] other) {
      return one.length == other.length
          && Arrays.equals(one, 0, one.length - REVISION, other, 0, other.length - REVISION);
    }
  }
}
