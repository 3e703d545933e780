package dev.plumbline.statistics.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NameTallyTest extends AccumulatorLaws<NameTally> {

  NameTallyTest() {
    super(
        NameTally::new,
        NameTally::fromBytes,
        (tally, random) -> tally.count("class " + random.nextInt(300), random.nextInt(5) - 2));
  }

  @Test
  void reportsAFewNamesAndHowOftenTheyOccurred() {
    // Given
    NameTally tally = new NameTally();

    // When
    tally.count("0", 3);
    tally.count("1", 2);
    tally.count("", 1);
    tally.count("N/A", 5);
    tally.count("München 🙂", 7);
    tally.count("a name that is longer than is kept of it", 1);

    // Then
    assertThat(tally.names())
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.of(
                    "0", 3L,
                    "1", 2L,
                    "", 1L,
                    "N/A", 5L,
                    "München 🙂", 7L,
                    "a name that is longer th…", 1L)));
    assertThat(tally.unnamed()).isZero();
    assertThat(tally.total()).isEqualTo(19);
  }

  @Test
  void forgetsWhatIsTakenBack() {
    // Given
    NameTally tally = new NameTally();
    tally.count("no", 2);
    tally.count("yes", 1);

    // When
    tally.count("yes", -1);
    tally.count("no", -1);

    // Then
    assertThat(tally.names()).isEqualTo(Map.of("no", 1L));
  }

  @Test
  void takesBoundedRoomAndReportsNoNameThatWasNotThere() {
    // Given
    NameTally tally = new NameTally();
    Random random = new Random(19);

    // When: of 2,000 names nearly all share a cell
    for (int draw = 0; draw < 10_000; draw++) {
      tally.count("id-" + random.nextInt(2_000), 1);
    }

    // Then
    assertThat(tally.toBytes().length).isLessThan(20_000);
    assertThat(tally.names().keySet()).allMatch(name -> name.matches("id-[0-9]{1,4}"));
    assertThat(tally.unnamed()).isGreaterThan(9_000);
    assertThat(tally.total()).isEqualTo(10_000);
  }
}
