package dev.plumbline.testbed.elec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Elec2FileTest {

  private static final String HEADER =
      "period,nswprice,nswdemand,vicprice,vicdemand,transfer,class";

  @TempDir private Path folder;

  @Test
  void countsHalfHoursFromTheFirstDayOfTheData() throws Exception {
    // Given
    Path file = Market.write(folder.resolve("market.csv"), 2);

    // When
    List<HalfHour> rows = Elec2File.read(file);

    // Then
    assertThat(rows).hasSize(96);
    assertThat(rows.get(0).start()).isEqualTo(Instant.parse("1996-05-07T00:00:00Z"));
    assertThat(rows.get(95).start()).isEqualTo(Instant.parse("1996-05-08T23:30:00Z"));
  }

  @Test
  void readsTheInputsAndTheClass() throws Exception {
    // Given
    Path file = write("0.0,0.1,0.2,0.3,0.4,0.5,1", "0.021277,0.1,0.2,0.3,0.4,0.6,0");

    // When
    List<HalfHour> rows = Elec2File.read(file);

    // Then
    assertThat(rows.get(0).inputs()).containsExactly(0, 0.1, 0.2, 0.3, 0.4, 0.5);
    assertThat(rows).extracting(HalfHour::up).containsExactly(true, false);
  }

  @Test
  void refusesAGapSinceTheTimeWouldBeWrong() throws Exception {
    // Given
    Path file = write("0.0,0,0,0,0,0,1", "0.042553,0,0,0,0,0,1");

    // Then
    assertThatIOException()
        .isThrownBy(() -> Elec2File.read(file))
        .withMessageContaining("row 2 has period 0.042553, and half hour 1 of the day is due");
  }

  @Test
  void refusesAnotherFile() throws Exception {
    // Given
    Path file = Files.write(folder.resolve("other.csv"), List.of("a,b", "1,2"));

    // Then
    assertThatIOException()
        .isThrownBy(() -> Elec2File.read(file))
        .withMessageContaining("is not the data that this reads")
        .withMessageContaining("period");
  }

  private Path write(String first, String second) throws Exception {
    return Files.write(folder.resolve("data.csv"), List.of(HEADER, first, second));
  }
}
