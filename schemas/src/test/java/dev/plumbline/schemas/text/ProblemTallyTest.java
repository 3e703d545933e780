package dev.plumbline.schemas.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTallyTest {

  @Test
  void countsWhatDiffersOnlyInWhatItQuotesAsOneKindAndKeepsTheFirst() {
    // Given
    ProblemTally tally = new ProblemTally();

    // When
    long first = tally.add("p.csv:2", "t is \"2026-01-01 00:00\"; wanted is a zone.");
    long other = tally.add("p.csv:3", "the row has 2 cells, the header 4.");
    long second = tally.add("p.csv:4", "t is \"yesterday\"; wanted is a zone.");

    // Then
    assertThat(first).isOne();
    assertThat(other).isOne();
    assertThat(second).isEqualTo(2);
    assertThat(tally.rows()).isEqualTo(3);
    assertThat(tally.kinds())
        .containsExactly(
            new ProblemTally.Kind(2, "p.csv:2", "t is \"2026-01-01 00:00\"; wanted is a zone."),
            new ProblemTally.Kind(1, "p.csv:3", "the row has 2 cells, the header 4."));
  }

  @Test
  void keepsNoMoreKindsThanThereIsRoomFor() {
    // Given
    ProblemTally tally = new ProblemTally();

    // When
    for (int i = 0; i < 100_000; i++) {
      tally.add("p:" + i, "there is no field " + Integer.toString(i, 36).replaceAll("[0-9]", "_x"));
    }

    // Then
    assertThat(tally.kinds()).hasSizeLessThanOrEqualTo(1_001);
    assertThat(tally.kinds().stream().mapToLong(ProblemTally.Kind::rows).sum()).isEqualTo(100_000);
  }
}
