package dev.plumbline.cli.backtest;

import dev.plumbline.cli.file.EventFile;
import dev.plumbline.cli.file.EventKind;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.file.row.EventRow;
import dev.plumbline.cli.file.row.UnreadableLine;
import dev.plumbline.cli.terminal.Progress;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.job.backtest.Backtest;
import dev.plumbline.job.backtest.BacktestFailureException;
import dev.plumbline.job.backtest.OrderedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Brings the rows of files into a backtest: predictions and labels at the same time. */
final class BacktestReading {

  private static final int LOOK_EVERY_MS = 100;

  /** Rows between two looks at how far a file is read. */
  private static final int STEP = 256;

  private final Backtest backtest;
  private final BacktestFiles files;
  private final LabelTimes labelTimes;
  private final RowsRead read;
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  /**
   * A reading.
   *
   * @param labelTimes told of every prediction; null when labels have their times
   * @param read told of every row
   */
  BacktestReading(Backtest backtest, BacktestFiles files, LabelTimes labelTimes, RowsRead read) {
    this.backtest = backtest;
    this.files = files;
    this.labelTimes = labelTimes;
    this.read = read;
  }

  /** Reads all; labels that need their predictions' times after these. */
  void read(Terminal terminal)
      throws IOException, BadFileException, BacktestFailureException, InterruptedException {
    long size = 0;
    for (EventKind kind : EventKind.values()) {
      for (Path path : files.of(kind)) {
        size += Files.size(path);
      }
    }
    int kinds = labelTimes == null ? EventKind.values().length : 1;
    ExecutorService threads = Executors.newFixedThreadPool(kinds);
    try (Progress progress = Progress.start(terminal, "reading", size)) {
      List<Future<Void>> readings =
          List.of(
              threads.submit(reading(EventKind.PREDICTIONS)),
              threads.submit(reading(EventKind.LABELS)));
      for (Future<Void> reading : readings) {
        await(reading, progress);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Callable<Void> reading(EventKind kind) {
    return () -> {
      for (Path path : files.of(kind)) {
        read(path, kind);
      }
      return null;
    };
  }

  private void await(Future<Void> reading, Progress progress)
      throws IOException, BadFileException, BacktestFailureException, InterruptedException {
    while (true) {
      try {
        reading.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        progress.at(rows.get(), bytes.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof BadFileException bad) {
          throw bad;
        }
        if (e.getCause() instanceof OutOfMemoryError full) {
          throw BacktestFailureException.of(full);
        }
        throw new IOException(e.getCause().getMessage(), e.getCause());
      }
    }
  }

  private void read(Path path, EventKind kind) throws IOException, BadFileException {
    orderOf(kind).begin(path.toString());
    try (EventFile file = files.open(path, kind)) {
      long reported = 0;
      Optional<EventRow> next = file.nextUnjudged();
      for (long row = 1; next.isPresent(); row++) {
        if (next.get() instanceof EventRow.Json json) {
          add(kind, path, json);
        } else if (next.get() instanceof UnreadableLine bad) {
          refuse(kind, path, bad);
        }
        rows.incrementAndGet();
        if (row % STEP == 0) {
          long read = file.bytesRead();
          bytes.addAndGet(read - reported);
          reported = read;
        }
        next = file.nextUnjudged();
      }
      bytes.addAndGet(file.size() - reported);
      read.ignore(file.ignoredColumns());
    }
  }

  private void add(EventKind kind, Path path, EventRow.Json row) throws IOException {
    long received = row.receivedAt() > 0 ? row.receivedAt() : OrderedRows.UNKNOWN_RECEIPT;
    orderOf(kind).add(row.line(), row.eventTime(), received, row.json());
    read.add(kind, path + ":" + row.line(), row);
    if (labelTimes != null && kind == EventKind.PREDICTIONS) {
      labelTimes.predicted(row.model(), row.predictionId(), row.eventTime());
    }
  }

  private void refuse(EventKind kind, Path path, UnreadableLine bad)
      throws IOException, BadFileException {
    if (bad.last()) {
      throw new BadFileException(path + ":" + bad.line() + ": " + bad.problem());
    }
    if (kind == EventKind.PREDICTIONS) {
      backtest.unreadablePrediction(path.toString(), bad.line(), bad.problem());
    } else {
      backtest.unreadableLabel(path.toString(), bad.line(), bad.problem());
    }
  }

  private OrderedRows orderOf(EventKind kind) {
    return kind == EventKind.PREDICTIONS ? backtest.predictions() : backtest.labels();
  }
}
