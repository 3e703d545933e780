package dev.plumbline.cli;

import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.schemas.text.Printable;
import java.io.IOException;
import java.io.Writer;

/**
 * The only way to a terminal: whatever a command writes is escaped by {@link Printable}, wherever
 * it comes from; only the colours of {@link Terminal} are let through.
 */
public final class EscapingWriter extends Writer {

  private final Writer writer;
  private final boolean coloured;

  public EscapingWriter(Writer writer, boolean coloured) {
    this.writer = writer;
    this.coloured = coloured;
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    write(new String(buffer, offset, length));
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.substring(offset, offset + length));
  }

  @Override
  public void write(String text) throws IOException {
    writer.write(coloured ? Terminal.Colour.unmarked(text) : Printable.lines(text));
  }

  @Override
  public void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
