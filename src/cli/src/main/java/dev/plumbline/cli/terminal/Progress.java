package dev.plumbline.cli.terminal;

import dev.plumbline.schemas.text.Printable;
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
public final class Progress implements AutoCloseable {

  private static final long LINE_EVERY = Duration.ofSeconds(10).toNanos();
  private static final long REDRAW_EVERY = Duration.ofMillis(100).toNanos();
  private static final int WIDTH = 100;

  private final Terminal terminal;
  private final String task;
  private final long totalBytes;
  private final ProgressBar bar;
  private long next;
  private long rowsDone;
  private long bytesDone;

  private Progress(Terminal terminal, String task, long totalBytes, ProgressBar bar) {
    this.terminal = terminal;
    this.task = task;
    this.totalBytes = totalBytes;
    this.bar = bar;
    this.next = System.nanoTime() + (bar == null ? LINE_EVERY : 0);
  }

  /** Starts telling about a task; {@code totalBytes} is −1 where unknown. */
  public static Progress start(Terminal terminal, String task, long totalBytes) {
    ProgressBar bar = terminal.live() ? bar(Printable.line(task), totalBytes) : null;
    return new Progress(terminal, task, totalBytes, bar);
  }

  /** Reports that so many rows, in so many bytes, are done; costs nothing most of the time. */
  public void at(long rows, long bytes) {
    rowsDone = rows;
    bytesDone = bytes;
    if (System.nanoTime() >= next) {
      next += (bar == null ? LINE_EVERY : REDRAW_EVERY);
      show();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      show();
      bar.close();
    }
  }

  private void show() {
    if (bar != null) {
      bar.stepTo(bytesDone);
      bar.setExtraMessage(rows(rowsDone));
    } else {
      String share = totalBytes > 0 ? ", %d %%".formatted(bytesDone * 100 / totalBytes) : "";
      terminal.note(task + ": " + rows(rowsDone) + share);
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
