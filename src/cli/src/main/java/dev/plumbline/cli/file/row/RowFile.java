package dev.plumbline.cli.file.row;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a file, whose form is told by its content: gzip, Avro container files and Parquet by
 * their first bytes, JSON Lines by a brace at the start, else CSV. Text is UTF-8. A file that
 * cannot be read to its end is read as far as it can, and its last row says why.
 */
public final class RowFile implements Closeable {

  private static final int LOOK_AHEAD = 64 * 1024;
  private static final int MOST_BLANKS = 1_000;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] AVRO = {'O', 'b', 'j', 1};
  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

  private final Closeable source;
  private final LongSupplier bytesRead;
  private final long size;
  private final Rows rows;

  private RowFile(Closeable source, LongSupplier bytesRead, long size, Rows rows) {
    this.source = source;
    this.bytesRead = bytesRead;
    this.size = size;
    this.rows = rows;
  }

  /**
   * Opens a file; {@code -} is standard input.
   *
   * @param isWanted whether anybody looks at a column, by its name in the file; others need not be
   *     read
   */
  public static RowFile open(Path path, Predicate<String> isWanted)
      throws IOException, BadFileException {
    boolean standardInput = path.toString().equals("-");
    if (!standardInput && !Files.isRegularFile(path)) {
      throw new BadFileException(path + " is no file, or may not be read");
    }
    long size = standardInput ? -1 : Files.size(path);
    CountingStream raw = new CountingStream(standardInput ? System.in : Files.newInputStream(path));
    try {
      BufferedInputStream bytes = new BufferedInputStream(raw, LOOK_AHEAD);
      refuseForeign(path, bytes);
      if (!standardInput && beginsWith(PARQUET, bytes)) {
        raw.close();
        ParquetRows rows = ParquetRows.open(path, isWanted);
        return new RowFile(rows, () -> (long) (rows.share() * size), size, rows);
      }
      return new RowFile(raw, raw::count, size, rows(path, plain(bytes), isWanted));
    } catch (BadFileException | RuntimeException e) {
      raw.close();
      throw e;
    } catch (IOException e) {
      raw.close();
      throw new BadFileException(path + " cannot be read: " + BrokenText.why(e));
    }
  }

  /** The next row, or empty at the end. */
  public Optional<FileLine> next() {
    return rows.next();
  }

  /** The columns that all rows share; empty where each row has its own. */
  public List<String> header() {
    return rows.header();
  }

  /** Bytes read so far of {@link #size}; of the compressed file, if it is. */
  public long bytesRead() {
    return bytesRead.getAsLong();
  }

  /** Bytes of the file, −1 where unknown. */
  public long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private static BufferedInputStream plain(BufferedInputStream bytes) throws IOException {
    return beginsWith(GZIP, bytes)
        ? new BufferedInputStream(new GZIPInputStream(bytes, LOOK_AHEAD), LOOK_AHEAD)
        : bytes;
  }

  private static Rows rows(Path path, BufferedInputStream bytes, Predicate<String> isWanted)
      throws IOException, BadFileException {
    if (beginsWith(PARQUET, bytes)) {
      throw new BadFileException(
          path
              + " holds Parquet, which is not read from its start to its end: give it as a plain"
              + " file, neither gzipped nor through standard input");
    }
    if (beginsWith(AVRO, bytes)) {
      return AvroRows.open(path, bytes, isWanted);
    }
    refuseForeign(path, bytes);
    BufferedReader reader = reader(bytes);
    reader.mark(MOST_BLANKS);
    int first = reader.read();
    for (int blanks = 1; blanks < MOST_BLANKS && Character.isWhitespace(first); blanks++) {
      first = reader.read();
    }
    reader.reset();
    if (first == '[') {
      throw new BadFileException(
          path
              + " holds a JSON array; wanted is one object a line, without brackets and commas"
              + " around, as jq -c '.[]' writes them");
    }
    return first == '{' ? new JsonLinesRows(reader) : CsvRows.open(path, reader);
  }

  private static void refuseForeign(Path path, BufferedInputStream bytes)
      throws IOException, BadFileException {
    bytes.mark(ForeignForm.LOOK_AHEAD);
    byte[] start = bytes.readNBytes(ForeignForm.LOOK_AHEAD);
    bytes.reset();
    Optional<String> foreign = ForeignForm.inWords(start);
    if (foreign.isPresent()) {
      throw new BadFileException(path + " " + foreign.get());
    }
  }

  private static boolean beginsWith(byte[] magic, BufferedInputStream bytes) throws IOException {
    bytes.mark(magic.length);
    byte[] start = bytes.readNBytes(magic.length);
    bytes.reset();
    return Arrays.equals(start, magic);
  }

  private static BufferedReader reader(InputStream plain) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), LOOK_AHEAD);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }
}
