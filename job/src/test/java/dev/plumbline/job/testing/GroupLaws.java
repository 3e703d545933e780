package dev.plumbline.job.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.exact.Accumulator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What windows ask of counts: sums of any parts in any order have equal bytes, and what was added
 * can be taken back.
 *
 * @param <A> the counts
 */
public abstract class GroupLaws<A extends Accumulator<A>> {

  private final Supplier<A> empty;
  private final Function<byte[], A> read;
  private final Function<Random, A> random;

  /**
   * @param empty gives counts of nothing
   * @param read restores counts from their bytes
   * @param random gives counts of some random events
   */
  protected GroupLaws(Supplier<A> empty, Function<byte[], A> read, Function<Random, A> random) {
    this.empty = empty;
    this.read = read;
    this.random = random;
  }

  /** The sum is the same in every order and grouping. */
  @Test
  public void addsUpToTheSameBytesInEveryOrder() {
    // Given
    Random source = new Random(1);
    List<byte[]> parts = new ArrayList<>();
    for (int part = 0; part < 12; part++) {
      parts.add(random.apply(source).toBytes());
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
  public void takesBackWhatWasAdded() {
    // Given
    Random source = new Random(2);
    A kept = random.apply(source);
    A gone = random.apply(source);
    byte[] before = kept.toBytes();

    // When
    kept.add(gone);
    kept.takeBack(gone);

    // Then
    assertThat(kept.toBytes()).isEqualTo(before);
    kept.takeBack(read.apply(before));
    assertThat(kept.isZero()).isTrue();
  }

  /** A correction may come before what it corrects. */
  @Test
  public void canBeOwedBeforeItIsPaid() {
    // Given
    byte[] counts = random.apply(new Random(3)).toBytes();
    A sum = empty.get();

    // When
    sum.takeBack(read.apply(counts));
    assertThat(sum.isZero()).isFalse();
    sum = read.apply(sum.toBytes());
    sum.add(read.apply(counts));

    // Then
    assertThat(sum.isZero()).isTrue();
  }

  /** Bytes hold everything, and nobody is changed by being added. */
  @Test
  public void survivesItsBytesAndIsNotChangedByBeingAdded() {
    // Given
    A counts = random.apply(new Random(4));
    byte[] before = counts.toBytes();

    // When
    A sum = empty.get();
    sum.add(counts);
    sum.add(read.apply(before));

    // Then
    assertThat(counts.toBytes()).isEqualTo(before);
    assertThat(read.apply(before).toBytes()).isEqualTo(before);
    assertThat(empty.get().isZero()).isTrue();
  }

  private A sum(List<byte[]> parts) {
    A sum = empty.get();
    parts.forEach(part -> sum.add(read.apply(part)));
    return sum;
  }
}
