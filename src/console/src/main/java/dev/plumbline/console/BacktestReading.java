package dev.plumbline.console;

import dev.plumbline.console.file.BadFileException;
import dev.plumbline.console.file.EventFile;
import dev.plumbline.console.file.EventKind;
import dev.plumbline.console.file.EventRow;
import dev.plumbline.console.file.UnreadableLine;
import dev.plumbline.job.backtest.Backtest;
import dev.plumbline.job.backtest.BacktestFailureException;
import dev.plumbline.job.backtest.OrderedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  BacktestReading(Backtest backtest, BacktestFiles files) {
    this.backtest = backtest;
    this.files = files;
  }

  /** Reads all; returns the columns that are none of ours. */
  Set<String> read(Terminal terminal)
      throws IOException, BadFileException, BacktestFailureException, InterruptedException {
    long size = 0;
    for (EventKind kind : EventKind.values()) {
      for (Path path : files.of(kind)) {
        size += Files.size(path);
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(EventKind.values().length);
    Set<String> ignored = new TreeSet<>();
    try (Progress progress = Progress.start(terminal, "reading", size)) {
      List<Future<Set<String>>> readings =
          List.of(
              threads.submit(reading(EventKind.PREDICTIONS)),
              threads.submit(reading(EventKind.LABELS)));
      for (Future<Set<String>> reading : readings) {
        ignored.addAll(await(reading, progress));
      }
    } finally {
      threads.shutdownNow();
    }
    return ignored;
  }

  private Callable<Set<String>> reading(EventKind kind) {
    return () -> {
      Set<String> ignored = new TreeSet<>();
      for (Path path : files.of(kind)) {
        ignored.addAll(read(path, kind));
      }
      return ignored;
    };
  }

  private Set<String> await(Future<Set<String>> reading, Progress progress)
      throws IOException, BadFileException, BacktestFailureException, InterruptedException {
    while (true) {
      try {
        return reading.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
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

  private Set<String> read(Path path, EventKind kind) throws IOException, BadFileException {
    boolean predictions = kind == EventKind.PREDICTIONS;
    OrderedRows target = predictions ? backtest.predictions() : backtest.labels();
    target.begin(path.toString());
    try (EventFile file = files.open(path, kind)) {
      long told = 0;
      Optional<EventRow> next = file.nextUnjudged();
      for (long row = 1; next.isPresent(); row++) {
        if (next.get() instanceof EventRow.Json json) {
          long received = json.receivedAt() > 0 ? json.receivedAt() : OrderedRows.UNKNOWN_RECEIPT;
          target.add(json.line(), json.eventTime(), received, json.json());
        } else if (next.get() instanceof UnreadableLine bad && predictions) {
          backtest.unreadablePrediction(path.toString(), bad.line(), bad.problem());
        } else if (next.get() instanceof UnreadableLine bad) {
          backtest.unreadableLabel(path.toString(), bad.line(), bad.problem());
        }
        rows.incrementAndGet();
        if (row % STEP == 0) {
          long read = file.bytesRead();
          bytes.addAndGet(read - told);
          told = read;
        }
        next = file.nextUnjudged();
      }
      bytes.addAndGet(file.size() - told);
      return file.ignoredColumns();
    }
  }
}
