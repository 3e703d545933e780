package dev.plumbline.cli.file.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of two writers: {@code parquet-java-types} holds one column of each type, four rows in
 * several row groups, by parquet-java 1.18.1; the others are DuckDB 1.5.6's.
 */
class ParquetRowsTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  @Test
  void readsEveryTypeAsTheContractHasIt() throws IOException, BadFileException {
    // When
    List<FileLine> lines = read(resource("parquet-java-types.parquet"), column -> true);
    Map<String, JsonNode> first = ((Row) lines.get(0)).cells();

    // Then
    assertThat(lines).extracting(FileLine::line).containsExactly(1L, 2L, 3L, 4L);
    assertThat(JSON.valueToTree(first).toString())
        .isEqualTo(
            JSON.readTree(
                    """
                {"flag": true, "narrow": -5, "unsigned": 4294967295, "wide": 9007199254740993,
                 "huge": 18446744073709551615, "single": 0.10000000149011612, "real": 0.0, "half": -2.5,
                 "cents": 12.34, "money": -12345.678, "text": "Österreich", "bare": "plain", "kind": "WEB",
                 "id": "123e4567-e89b-12d3-a456-426614174000", "day": "2026-12-01", "noon": "12:00",
                 "later": "13:45:30.250", "millis": 1796083200123, "micros": 1796083200123,
                 "nanos": 1796083200123, "old": 1796083200123, "attribute.channel": "web",
                 "codes": [1, null, 3], "older": [7, 8], "customer.home.city": "Wien"}
                """)
                .toString());
  }

  @Test
  void readsOnlyTheColumnsThatAreWanted() throws IOException, BadFileException {
    // When
    List<FileLine> lines =
        read(resource("parquet-java-types.parquet"), column -> column.equals("customer.home.city"));

    // Then
    assertThat(((Row) lines.get(0)).cells())
        .containsOnlyKeys("customer.home.city", "attribute.channel");
    assertThat(((Row) lines.get(3)).cells()).isEmpty();
  }

  @Test
  void reportsHowFarItIs() throws IOException, BadFileException {
    // Given
    Path path = resource("parquet-java-types.parquet");

    // When
    try (RowFile file = RowFile.open(path, column -> true)) {
      file.next();

      // Then
      assertThat(file.size()).isEqualTo(Files.size(path));
      assertThat(file.bytesRead()).isEqualTo(Files.size(path) / 4);
    }
  }

  @Test
  void namesTheColumnsUnlessAMapHoldsThem() throws IOException, BadFileException {
    // When
    try (RowFile flat = RowFile.open(resource("duckdb-snappy.parquet"), column -> true);
        RowFile nested = RowFile.open(resource("duckdb-nested.parquet"), column -> true)) {

      // Then
      assertThat(flat.header())
          .containsExactly("amount", "age", "ratio", "member", "country", "opened", "scored_at");
      assertThat(nested.header()).isEmpty();
    }
  }

  @Test
  void refusesWhatItCannotUnpack() {
    // Then
    assertThatThrownBy(() -> read(resource("duckdb-brotli.parquet"), column -> true))
        .isInstanceOf(BadFileException.class)
        .hasMessageEndingWith(
            " is compressed with BROTLI; write it with one of"
                + " [UNCOMPRESSED, SNAPPY, GZIP, ZSTD, LZ4_RAW]");
  }

  @Test
  void refusesAFileThatIsCutOff() throws IOException {
    // Given
    byte[] bytes = Files.readAllBytes(resource("duckdb-snappy.parquet"));
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, 1_000));

    // Then
    assertThatThrownBy(() -> read(cut, column -> true))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith(cut + " begins as a Parquet file, but cannot be read as one: ");
  }

  @Test
  void reportsWhereADamagedFileEnds() throws IOException, BadFileException {
    // Given
    byte[] bytes = Files.readAllBytes(resource("duckdb-zstd.parquet"));
    for (int at = 100; at < 140; at++) {
      bytes[at] ^= 0x55;
    }
    Path damaged = Files.write(folder.resolve("damaged"), bytes);

    // When
    List<FileLine> lines = read(damaged, column -> true);

    // Then
    assertThat(lines).last().isInstanceOf(UnreadableLine.class);
    assertThat(((UnreadableLine) lines.get(lines.size() - 1)).problem())
        .startsWith("the file cannot be read from about here on, the rest is left out: ");
  }

  private static List<FileLine> read(Path path, Predicate<String> isWanted)
      throws IOException, BadFileException {
    List<FileLine> lines = new ArrayList<>();
    try (RowFile file = RowFile.open(path, isWanted)) {
      Optional<FileLine> next = file.next();
      while (next.isPresent()) {
        lines.add(next.get());
        next = file.next();
      }
    }
    return lines;
  }

  private static Path resource(String name) {
    return Path.of("src/test/resources/training", name);
  }
}
