package dev.plumbline.cli.file.row;

import dev.plumbline.cli.file.cell.FlatCells;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * An Avro container file of records, compressed or not, read block by block. Rows are counted from
 * 1. What follows a damaged block is left out, and the last row says so.
 */
final class AvroRows implements Rows {

  /** Those whose libraries are here. */
  private static final List<String> CODECS = List.of("null", "deflate", "snappy", "zstandard");

  private final DataFileStream<GenericRecord> records;
  private final Predicate<String> isWanted;
  private final List<String> header;
  private long row;
  private boolean ended;

  private AvroRows(DataFileStream<GenericRecord> records, Predicate<String> isWanted) {
    this.records = records;
    this.isWanted = isWanted;
    this.header = header(records.getSchema());
  }

  /**
   * Opens a file.
   *
   * @param isWanted whether anybody looks at a column, by its name in the file
   */
  static AvroRows open(Path path, InputStream bytes, Predicate<String> isWanted)
      throws BadFileException {
    try {
      GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>();
      DataFileStream<GenericRecord> records = new DataFileStream<>(bytes, reader);
      String codec = records.getMetaString(DataFileConstants.CODEC);
      if (codec != null && !CODECS.contains(codec)) {
        throw new BadFileException(
            "%s is compressed with %s inside; write it with one of %s"
                .formatted(path, codec, String.join(", ", CODECS)));
      }
      if (records.getSchema().getType() != Schema.Type.RECORD) {
        throw new BadFileException(
            "%s is an Avro file of %s; wanted are records"
                .formatted(path, records.getSchema().getType().getName()));
      }
      reader.setExpected(AvroText.withBytesKept(records.getSchema()));
      return new AvroRows(records, isWanted);
    } catch (IOException | AvroRuntimeException | LinkageError e) {
      throw new BadFileException(
          path + " begins as an Avro file, but cannot be read as one: " + e.getMessage());
    }
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public Optional<FileLine> next() {
    if (ended) {
      return Optional.empty();
    }
    row++;
    try {
      if (records.hasNext()) {
        return Optional.of(TypedRow.of(row, AvroCells.object(records.next()), isWanted));
      }
      ended = true;
      return isCutOff()
          ? Optional.of(BrokenText.at(row, new EOFException("it ends in the middle")))
          : Optional.empty();
    } catch (AvroRuntimeException | LinkageError e) {
      ended = true;
      return Optional.of(BrokenText.at(row, new IOException(e)));
    }
  }

  /** Avro takes a block that is cut off for the end, but then still waits for its records. */
  private boolean isCutOff() {
    return records.hasNext();
  }

  /** The columns; empty when a map or a recursion makes them known only row by row. */
  private static List<String> header(Schema schema) {
    List<String> columns = new ArrayList<>();
    return addColumns("", schema, columns, Set.of()) ? List.copyOf(columns) : List.of();
  }

  private static boolean addColumns(
      String prefix, Schema record, List<String> columns, Set<String> around) {
    if (around.contains(record.getFullName())) {
      return false;
    }
    Set<String> inside = new HashSet<>(around);
    inside.add(record.getFullName());
    for (Schema.Field field : record.getFields()) {
      for (Schema type : types(field.schema())) {
        String name = prefix + field.name();
        boolean nested = type.getType() == Schema.Type.RECORD;
        boolean known =
            nested
                ? addColumns(FlatCells.prefixOf(name), type, columns, inside)
                : type.getType() != Schema.Type.MAP;
        if (!known) {
          return false;
        }
        if (!nested && !columns.contains(name)) {
          columns.add(name);
        }
      }
    }
    return true;
  }

  private static List<Schema> types(Schema schema) {
    List<Schema> all = schema.isUnion() ? schema.getTypes() : List.of(schema);
    return all.stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
  }
}
