package dev.plumbline.console;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a file is read: a bar where a person watches, a line every ten seconds elsewhere, nothing
 * for what is done sooner.
 */
final class Progress implements AutoCloseable {

  private static final long LINE_EVERY = Duration.ofSeconds(10).toNanos();
  private static final int WIDTH = 100;

  private final Terminal terminal;
  private final String task;
  private final long totalBytes;
  private final ProgressBar bar;
  private long nextLine = System.nanoTime() + LINE_EVERY;

  private Progress(Terminal terminal, String task, long totalBytes, ProgressBar bar) {
    this.terminal = terminal;
    this.task = task;
    this.totalBytes = totalBytes;
    this.bar = bar;
  }

  /** Starts telling about a task; {@code totalBytes} is −1 where unknown. */
  static Progress start(Terminal terminal, String task, long totalBytes) {
    ProgressBar bar = terminal.live() ? bar(task, totalBytes) : null;
    return new Progress(terminal, task, totalBytes, bar);
  }

  /** Tells that so many rows, in so many bytes, are done. */
  void at(long rows, long bytes) {
    if (bar != null) {
      bar.stepTo(bytes);
      bar.setExtraMessage(rows(rows));
    } else if (System.nanoTime() >= nextLine) {
      nextLine = System.nanoTime() + LINE_EVERY;
      String share = totalBytes > 0 ? ", %d %%".formatted(bytes * 100 / totalBytes) : "";
      terminal.note(task + ": " + rows(rows) + share);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private static String rows(long rows) {
    return String.format(Locale.ROOT, "%,d rows", rows);
  }

  private static ProgressBar bar(String task, long totalBytes) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(totalBytes)
        .setUnit(" MB", 1_000_000)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
        .build();
  }
}
