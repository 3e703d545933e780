package dev.plumbline.cli.file.row;

import dev.plumbline.cli.file.cell.FlatCells;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A Parquet file, read row group by row group, of each only the columns that somebody wants. Rows
 * are counted from 1. Memory holds the compressed bytes of one row group and one page of each
 * column; a row group too large for that is refused at the start.
 */
final class ParquetRows implements Rows, Closeable {

  /** The share of the memory that a row group may take. */
  private static final double LARGEST_SHARE = 0.6;

  private static final long MEGA = 1_000_000;

  private final ParquetFileReader file;
  private final List<String> header;
  private final Predicate<String> isWanted;
  private final MessageType wanted;
  private RecordReader<Group> group;
  private long leftInGroup;
  private long row;
  private boolean ended;

  private ParquetRows(Path path, ParquetFileReader file, Predicate<String> isWanted)
      throws BadFileException {
    this.file = file;
    this.isWanted = isWanted;
    MessageType schema = file.getFileMetaData().getSchema();
    requireOneOfEach(path, schema);
    List<String> columns = new ArrayList<>();
    this.header = addColumns("", schema, columns) ? List.copyOf(columns) : List.of();
    this.wanted = wanted(schema, isWanted);
    file.setRequestedSchema(wanted);
    requireReadable(path);
  }

  /**
   * Opens a file.
   *
   * @param isWanted whether anybody looks at a column, by its name in the file
   */
  static ParquetRows open(Path path, Predicate<String> isWanted)
      throws IOException, BadFileException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new ParquetPages())
            .build();
    try {
      ParquetFileReader file = new ParquetFileReader(new LocalInputFile(path), options);
      try {
        return new ParquetRows(path, file, isWanted);
      } catch (BadFileException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw new BadFileException(
          path + " begins as a Parquet file, but cannot be read as one: " + e.getMessage());
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
    try {
      if (!hasNext()) {
        ended = true;
        return Optional.empty();
      }
      leftInGroup--;
      row++;
      return Optional.of(TypedRow.of(row, ParquetCells.object(group.read()), isWanted));
    } catch (IOException | RuntimeException | LinkageError e) {
      ended = true;
      return Optional.of(BrokenText.at(row + 1, new IOException(e)));
    }
  }

  /** How much is read, 0 to 1. */
  double share() {
    return row == 0 ? 0 : (double) row / file.getRecordCount();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private boolean hasNext() throws IOException {
    while (leftInGroup == 0) {
      PageReadStore pages = file.readNextRowGroup();
      if (pages == null) {
        return false;
      }
      leftInGroup = pages.getRowCount();
      group =
          new ColumnIOFactory()
              .getColumnIO(wanted)
              .getRecordReader(pages, new GroupRecordConverter(wanted));
    }
    return true;
  }

  /** Adds the columns of a group; returns false when a map makes them known only row by row. */
  private static boolean addColumns(String prefix, GroupType group, List<String> columns) {
    for (Type field : group.getFields()) {
      String name = prefix + field.getName();
      boolean nested = !field.isPrimitive() && !ParquetCells.isList(field);
      boolean known =
          !ParquetCells.isMap(field)
              && (!nested || addColumns(FlatCells.prefixOf(name), field.asGroupType(), columns));
      if (!known) {
        return false;
      }
      if (!nested) {
        columns.add(name);
      }
    }
    return true;
  }

  private static MessageType wanted(MessageType schema, Predicate<String> isWanted) {
    List<Type> fields = new ArrayList<>();
    for (Type field : schema.getFields()) {
      List<String> columns = new ArrayList<>();
      boolean known = addColumns("", new GroupType(Type.Repetition.REQUIRED, "", field), columns);
      if (!known || columns.stream().anyMatch(isWanted)) {
        fields.add(field);
      }
    }
    return new MessageType(schema.getName(), fields);
  }

  private static void requireOneOfEach(Path path, GroupType group) throws BadFileException {
    Set<String> names = new HashSet<>();
    for (Type field : group.getFields()) {
      if (!names.add(field.getName())) {
        throw new BadFileException(
            "%s has the column %s twice; give one of them another name"
                .formatted(path, field.getName()));
      }
      if (!field.isPrimitive()) {
        requireOneOfEach(path, field.asGroupType());
      }
    }
  }

  private void requireReadable(Path path) throws BadFileException {
    long memory = Runtime.getRuntime().maxMemory();
    for (BlockMetaData block : file.getRowGroups()) {
      long size = 0;
      for (ColumnChunkMetaData column : block.getColumns()) {
        if (wanted.containsPath(column.getPath().toArray())) {
          size += column.getTotalSize();
          requireCodec(path, column);
        }
      }
      if (size > memory * LARGEST_SHARE) {
        throw new BadFileException(
            "%s has a row group of %d MB, too large for %d MB of memory. Write it with smaller row groups, or give more memory: JAVA_TOOL_OPTIONS=-Xmx4g"
                .formatted(path, size / MEGA, memory / MEGA));
      }
    }
  }

  private static void requireCodec(Path path, ColumnChunkMetaData column) throws BadFileException {
    if (!ParquetPages.CODECS.contains(column.getCodec())) {
      throw new BadFileException(
          "%s is compressed with %s; write it with one of %s"
              .formatted(path, column.getCodec(), ParquetPages.CODECS));
    }
  }
}
