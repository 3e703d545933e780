package dev.plumbline.job.backtest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Sorted entries in a file, read once from its start: their number, then lengths and bytes. */
final class SortedRun implements Iterator<SortEntry>, Closeable {

  private static final int BUFFER = 256 * 1024;

  private final DataInputStream in;
  private int left;

  private SortedRun(DataInputStream in, int left) {
    this.in = in;
    this.left = left;
  }

  static void write(Path file, List<SortEntry> entries) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      out.writeInt(entries.size());
      for (SortEntry entry : entries) {
        out.writeInt(entry.key().length);
        out.write(entry.key());
        out.writeInt(entry.value().length);
        out.write(entry.value());
      }
    }
  }

  static SortedRun open(Path file) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    return new SortedRun(in, in.readInt());
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public SortEntry next() {
    if (left == 0) {
      throw new NoSuchElementException("the run is at its end");
    }
    left--;
    try {
      return new SortEntry(read(), read());
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary file of the sort cannot be read", e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private byte[] read() throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
