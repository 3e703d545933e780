package dev.plumbline.job.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.exact.Accumulator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What windows ask of counts: sums of any parts in any order have equal bytes, and what was added
 * can be taken back.
 *
 * @param <A> the counts
 */
public interface GroupLaws<A extends Accumulator<A>> {

  /** Counts of nothing. */
  A empty();

  /** Counts of some random events. */
  A random(Random random);

  /** Restores counts from their bytes. */
  A read(byte[] bytes);

  /** The sum is the same in every order and grouping. */
  @Test
  default void addsUpToTheSameBytesInEveryOrder() {
    // Given
    Random random = new Random(1);
    List<byte[]> parts = new ArrayList<>();
    for (int part = 0; part < 12; part++) {
      parts.add(random(random).toBytes());
    }
    byte[] expected = sum(parts).toBytes();

    for (int seed = 0; seed < 20; seed++) {
      // When
      Collections.shuffle(parts, new Random(seed));
      A left = sum(parts.subList(0, seed % 12));
      left.add(sum(parts.subList(seed % 12, 12)));

      // Then
      assertThat(left.toBytes()).isEqualTo(expected);
    }
  }

  /** What was added can be taken back, down to nothing. */
  @Test
  default void takesBackWhatWasAdded() {
    // Given
    Random random = new Random(2);
    A kept = random(random);
    A gone = random(random);
    byte[] before = kept.toBytes();

    // When
    kept.add(gone);
    kept.takeBack(gone);

    // Then
    assertThat(kept.toBytes()).isEqualTo(before);
    kept.takeBack(read(before));
    assertThat(kept.isZero()).isTrue();
  }

  /** A correction may come before what it corrects. */
  @Test
  default void canBeOwedBeforeItIsPaid() {
    // Given
    byte[] counts = random(new Random(3)).toBytes();
    A sum = empty();

    // When
    sum.takeBack(read(counts));
    assertThat(sum.isZero()).isFalse();
    sum = read(sum.toBytes());
    sum.add(read(counts));

    // Then
    assertThat(sum.isZero()).isTrue();
  }

  /** Bytes hold everything, and nobody is changed by being added. */
  @Test
  default void survivesItsBytesAndIsNotChangedByBeingAdded() {
    // Given
    A counts = random(new Random(4));
    byte[] before = counts.toBytes();

    // When
    A sum = empty();
    sum.add(counts);
    sum.add(read(before));

    // Then
    assertThat(counts.toBytes()).isEqualTo(before);
    assertThat(read(before).toBytes()).isEqualTo(before);
    assertThat(empty().isZero()).isTrue();
  }

  private A sum(List<byte[]> parts) {
    A sum = empty();
    parts.forEach(part -> sum.add(read(part)));
    return sum;
  }
}
