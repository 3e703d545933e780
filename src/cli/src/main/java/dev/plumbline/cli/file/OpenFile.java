package dev.plumbline.cli.file;

import dev.plumbline.cli.file.row.RowFile;
import java.io.Closeable;
import java.io.IOException;

/** A file that is read once from start to end; closed with whoever reads it. */
abstract class OpenFile implements Closeable {

  final RowFile file;

  OpenFile(RowFile file) {
    this.file = file;
  }

  /** Bytes read so far of {@link #size}. */
  public long bytesRead() {
    return file.bytesRead();
  }

  /** Bytes of the file, −1 for standard input. */
  public long size() {
    return file.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
