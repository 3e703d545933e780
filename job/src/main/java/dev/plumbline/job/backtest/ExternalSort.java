package dev.plumbline.job.backtest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Sorts any number of entries in a bounded part of the heap; equal keys stay in the order they
 * came. What does not fit is written in sorted runs to temporary files and merged on reading; what
 * fits touches no disk. Entries may be added by several threads.
 */
final class ExternalSort implements Closeable {

  private final Path folder;
  private final long mostBytes;
  private final List<Path> runs = new ArrayList<>();
  private final List<SortedRun> open = new ArrayList<>();

  private List<SortEntry> entries = new ArrayList<>();
  private long bytes;

  /**
   * A sort without entries.
   *
   * @param folder where runs are written, there already
   * @param mostBytes of the heap; more goes to the folder
   */
  ExternalSort(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  synchronized void add(byte[] key, byte[] value) throws IOException {
    SortEntry entry = new SortEntry(key, value);
    entries.add(entry);
    bytes += entry.heapBytes();
    if (bytes > mostBytes) {
      Collections.sort(entries);
      Path run = Files.createTempFile(folder, "run-", ".sorted");
      run.toFile().deleteOnExit();
      runs.add(run);
      SortedRun.write(run, entries);
      entries = new ArrayList<>();
      bytes = 0;
    }
  }

  /** All entries in order, once; nothing can be added any more. */
  synchronized Iterator<SortEntry> sorted() throws IOException {
    Collections.sort(entries);
    Iterator<SortEntry> rest = entries.iterator();
    entries = List.of();
    if (runs.isEmpty()) {
      return rest;
    }
    List<Iterator<SortEntry>> parts = new ArrayList<>();
    for (Path run : runs) {
      SortedRun opened = SortedRun.open(run);
      open.add(opened);
      parts.add(opened);
    }
    parts.add(rest);
    return new MergedRuns(parts);
  }

  /** How many runs went to the folder. */
  synchronized int runs() {
    return runs.size();
  }

  /** Deletes the runs. */
  @Override
  public synchronized void close() throws IOException {
    entries = List.of();
    for (SortedRun run : open) {
      run.close();
    }
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }
}
