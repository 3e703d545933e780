package dev.plumbline.testbed.elec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyRecountTest {

  @TempDir private Path folder;

  @Test
  void countsLabelsFromTheStartUntilBeforeTheEnd() throws Exception {
    // Given
    AccuracyRecount recount = recount();

    // When
    AccuracyRecount.Tally tally = recount.between("*", millis("01:00"), millis("02:00"));

    // Then
    assertThat(tally).isEqualTo(new AccuracyRecount.Tally(2, 1));
  }

  @Test
  void countsEachValueOfAnAttributeByItself() throws Exception {
    // Given
    AccuracyRecount recount = recount();

    // Then
    assertThat(recount.between("daypart=day", millis("01:00"), millis("03:00")))
        .isEqualTo(new AccuracyRecount.Tally(1, 0));
    assertThat(recount.between("daypart=dusk", millis("01:00"), millis("03:00")))
        .isEqualTo(new AccuracyRecount.Tally(0, 0));
  }

  @Test
  void knowsHowManyWindowsHaveALabel() throws Exception {
    // Given
    AccuracyRecount recount = recount();

    // Then: windows that end at 02:00, 03:00 and 04:00; one that ends at 05:00 would be empty
    assertThat(recount.windows("*", Duration.ofHours(2), Duration.ofHours(1), millis("06:00")))
        .isEqualTo(3);
    assertThat(recount.windows("*", Duration.ofHours(2), Duration.ofHours(1), millis("02:59")))
        .isEqualTo(1);
  }

  private AccuracyRecount recount() throws Exception {
    return AccuracyRecount.of(
        Files.write(
            folder.resolve("data.csv"),
            List.of(
                "predicted_class,attribute.daypart,labelled_at,label_class",
                "UP,night,1997-01-01T01:00:00Z,UP",
                "UP,day,1997-01-01T01:30:00Z,DOWN",
                "DOWN,night,1997-01-01T02:00:00Z,DOWN")));
  }

  private static long millis(String time) {
    return Instant.parse("1997-01-01T" + time + ":00Z").toEpochMilli();
  }
}
