package dev.plumbline.console.file;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a file, whose form is told by its content: gzip by its magic number, JSON Lines by a
 * brace at the start, else CSV. Text is UTF-8; a file that is not, or ends in the middle, is read
 * as far as that, and its last row says so.
 */
final class RowFile implements Closeable {

  private static final int LOOK_AHEAD = 64 * 1024;

  private final CountingStream raw;
  private final long size;
  private final Rows rows;

  private RowFile(CountingStream raw, long size, Rows rows) {
    this.raw = raw;
    this.size = size;
    this.rows = rows;
  }

  /** Opens a file; {@code -} is standard input. */
  static RowFile open(Path path) throws IOException, BadFileException {
    boolean standardInput = path.toString().equals("-");
    if (!standardInput && !Files.isRegularFile(path)) {
      throw new BadFileException(path + " is no file, or may not be read");
    }
    long size = standardInput ? -1 : Files.size(path);
    CountingStream raw = new CountingStream(standardInput ? System.in : Files.newInputStream(path));
    try {
      return new RowFile(raw, size, rows(path, reader(raw)));
    } catch (BadFileException | RuntimeException e) {
      raw.close();
      throw e;
    } catch (IOException e) {
      raw.close();
      throw new BadFileException(path + " cannot be read: " + BrokenText.why(e));
    }
  }

  /** The next row, or empty at the end. */
  Optional<FileLine> next() {
    return rows.next();
  }

  /** The columns of a CSV file; empty for JSON Lines, where each row has its own. */
  List<String> header() {
    return rows.header();
  }

  /** Bytes read so far of {@link #size}; of the compressed file, if it is. */
  long bytesRead() {
    return raw.count();
  }

  /** Bytes of the file, −1 where unknown. */
  long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }

  private static BufferedReader reader(InputStream raw) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(raw, LOOK_AHEAD);
    bytes.mark(2);
    boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    InputStream plain = gzip ? new GZIPInputStream(bytes, LOOK_AHEAD) : bytes;
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), LOOK_AHEAD);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static Rows rows(Path path, BufferedReader reader) throws IOException, BadFileException {
    reader.mark(1);
    int first = reader.read();
    reader.reset();
    return first == '{' ? new JsonLinesRows(reader) : CsvRows.open(path, reader);
  }
}
