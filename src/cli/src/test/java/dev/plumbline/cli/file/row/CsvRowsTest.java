package dev.plumbline.cli.file.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.cli.file.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

  private static final String OPEN_QUOTE =
      "a quotation mark is opened and not closed where its cell ends; within quotation marks write"
          + " it twice.";

  @TempDir private Path folder;
  private TextFile text;

  @BeforeEach
  void openFolder() {
    text = new TextFile(folder);
  }

  private static List<FileLine> read(Path path) throws IOException, BadFileException {
    List<FileLine> lines = new ArrayList<>();
    try (RowFile file = RowFile.open(path, column -> true)) {
      Optional<FileLine> next = file.next();
      while (next.isPresent()) {
        lines.add(next.get());
        next = file.next();
      }
    }
    return lines;
  }

  private static List<String> inShort(List<FileLine> lines) {
    return lines.stream()
        .map(line -> line.line() + (line instanceof Row row ? row.cells().toString() : " bad"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void readsOnBehindARowWhoseQuotationMarkIsNotClosed(String lineBreak) throws Exception {
    // Given
    String rows = "a,b|1,x|2,\"y|3,z||4,\"u \"\"v\"\" w\"|5,\"two|lines\"|6,\"t\"t|7,\"|8,s|";

    // When
    List<FileLine> lines = read(text.write(rows.replace("|", lineBreak)));

    // Then
    assertThat(inShort(lines))
        .containsExactly(
            "2{a=\"1\", b=\"x\"}",
            "3 bad",
            "4{a=\"3\", b=\"z\"}",
            "6{a=\"4\", b=\"u \\\"v\\\" w\"}",
            "7{a=\"5\", b=\"two" + lineBreak.replace("\r", "\\r").replace("\n", "\\n") + "lines\"}",
            "9 bad",
            "10 bad",
            "11{a=\"8\", b=\"s\"}");
    assertThat(lines.get(1)).isEqualTo(new UnreadableLine(3, OPEN_QUOTE));
  }

  @Test
  void losesOneRowOfALargeFileToAQuotationMark() throws Exception {
    // Given
    StringBuilder rows = new StringBuilder("a,b\n");
    IntStream.range(2, 200_000)
        .forEach(line -> rows.append(line).append(line == 77_777 ? ",\"x\n" : ",some text\n"));

    // When
    List<FileLine> lines = read(text.write(rows.toString()));

    // Then
    assertThat(lines).hasSize(199_998);
    assertThat(lines)
        .filteredOn(UnreadableLine.class::isInstance)
        .containsExactly(new UnreadableLine(77_777, OPEN_QUOTE));
    assertThat(lines)
        .filteredOn(Row.class::isInstance)
        .allSatisfy(
            line -> assertThat(((Row) line).cells().get("a").asLong()).isEqualTo(line.line()));
  }

  @Test
  void refusesAColumnThatIsThereTwice() {
    // Given
    Path file = text.write("id,amount,country,amount", "1,2,DE,3");

    // Then
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadFileException.class)
        .hasMessage(
            file
                + " has the column amount twice, as number 2 and 4; give one of them another name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void leavesOutARowThatIsTooLongAsOne(String lineBreak) throws Exception {
    // Given
    String cell = "x".repeat(30 << 20);

    // When
    List<FileLine> lines =
        read(text.write(String.join(lineBreak, "a,b", "1,2", "1," + cell, "3,4")));

    // Then
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1))
        .isInstanceOfSatisfying(
            UnreadableLine.class, line -> assertThat(line.problem()).contains("16,777,216"));
    assertThat(inShort(lines)).last().isEqualTo("4{a=\"3\", b=\"4\"}");
  }

  @Test
  void takesNoBlanksAroundTheNameOfAColumn() throws Exception {
    // When
    List<FileLine> lines = read(text.write("a, b,\"c \"", "1,2,3"));

    // Then
    assertThat(inShort(lines)).containsExactly("2{a=\"1\", b=\"2\", c=\"3\"}");
  }

  @Test
  void leavesOutColumnsWithoutAName() throws Exception {
    // When
    List<FileLine> lines = read(text.write(",a, ,b", "0,1,2,3"));

    // Then
    assertThat(inShort(lines)).containsExactly("2{a=\"1\", b=\"3\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id;amount;at      | separates its columns with \";\", not with commas",
        "id\tamount\tat    | separates its columns with tabs, not with commas",
        "[{\"id\": 1}]     | holds a JSON array; wanted is one object a line",
        "BZh91AY&SY        | is compressed with bzip2; unpack it first",
        "ORC               | is an ORC file",
        "PK\u0003\u0004abc | is a zip archive or a workbook",
      })
  void namesFormsThatAreNotRead(String content, String words) {
    // Given
    Path file = text.write(content);

    // Then
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith(file + " " + words);
  }

  @Test
  void namesTextThatIsNoUtf8AndWhatIsPacked() {
    // Given
    String rows = "prediction_id,amount\n1,2\n";
    Path marked = text.write(rows.getBytes(StandardCharsets.UTF_16));
    Path little = text.write(rows.getBytes(StandardCharsets.UTF_16LE));
    Path packed = text.write(new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 0, 4});

    // Then
    assertThatThrownBy(() -> read(marked)).hasMessageStartingWith(marked + " is UTF-16 text");
    assertThatThrownBy(() -> read(little)).hasMessageStartingWith(little + " is UTF-16 text");
    assertThatThrownBy(() -> read(packed))
        .hasMessageStartingWith(packed + " is compressed with xz");
  }

  @Test
  void readsJsonLinesBehindBlankLines() throws Exception {
    // When
    List<FileLine> lines = read(text.write("", " {\"a\": 1}"));

    // Then
    assertThat(inShort(lines)).containsExactly("2{a=1}");
  }
}
