package dev.plumbline.job.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.lease.Lease.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaseBookTest {

  private final LeaseBook book = new LeaseBook("reader");

  private static Lease said(String holder, Kind kind, long at) {
    return new Lease("plumbline", holder, kind, "f", "h", at, at, 100);
  }

  private String holder(long now) {
    return book.ofAnother(now).map(Lease::holder).orElse("nobody");
  }

  @Test
  void givesItToTheFirstOfTwoThatClaimItAtOnce() {
    // When
    book.add(said("a", Kind.CLAIM, 1_000));
    book.add(said("b", Kind.CLAIM, 1_000));

    // Then
    assertThat(holder(1_001)).isEqualTo("a");
    assertThat(holder(1_099)).isEqualTo("a");
    assertThat(holder(1_100)).isEqualTo("nobody");
  }

  @Test
  void believesARenewalWhereverReadingBegins() {
    // Given the claim of b came while a held it, and what a said before was not read

    // When
    book.add(said("b", Kind.CLAIM, 1_000));
    book.add(said("a", Kind.RENEWAL, 1_010));

    // Then
    assertThat(holder(1_011)).isEqualTo("a");
  }

  /**
   * H wrote a renewal when its lease had not ended by its own clock; it came after the claim of N,
   * for whom it had.
   */
  @Test
  void letsOneOfTwoHaveItWhenARenewalComesAfterAClaim() {
    for (String reader : new String[] {"H", "N"}) {
      // Given
      LeaseBook read = new LeaseBook(reader);
      read.add(said("H", Kind.CLAIM, 1_000));

      // When
      read.add(said("N", Kind.CLAIM, 1_100));
      read.add(said("H", Kind.RENEWAL, 1_099));

      // Then N has it, by either's book, and H knows
      assertThat(read.own(1_120).isPresent()).isEqualTo(reader.equals("N"));
      assertThat(read.ofAnother(1_120).map(Lease::holder))
          .isEqualTo(reader.equals("H") ? Optional.of("N") : Optional.empty());
    }
  }

  @Test
  void takesNobodyForFreeWhoMayHoldIt() {
    // Given a reader that cannot know whether a or b is right
    book.add(said("a", Kind.CLAIM, 1_000));
    book.add(new Lease("plumbline", "b", Kind.RENEWAL, "f", "h", 1, 1_010, 20));

    // Then
    assertThat(holder(1_035)).isEqualTo("a");
  }

  @Test
  void takesNoReleaseByAnotherThanTheHolder() {
    // Given
    book.add(said("a", Kind.CLAIM, 1_000));

    // When
    book.release("b");
    assertThat(holder(1_001)).isEqualTo("a");
    book.release("a");

    // Then
    assertThat(holder(1_001)).isEqualTo("nobody");
  }

  @Test
  void readsWhatItWroteAndNothingElse() {
    // Given
    Lease lease = said("a", Kind.RENEWAL, 1_000);

    // Then
    assertThat(LeaseJson.read(LeaseJson.write(lease), 1_000)).contains(lease);
    for (String other : new String[] {"", "{}", "[", "{\"job_id\": 1}", "null"}) {
      assertThat(LeaseJson.read(other.getBytes(StandardCharsets.UTF_8), 1)).isEmpty();
    }
  }
}
