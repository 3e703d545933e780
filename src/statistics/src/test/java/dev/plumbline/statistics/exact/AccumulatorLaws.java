package dev.plumbline.statistics.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * The laws of {@link Accumulator}, to be met by every implementation on random contents.
 *
 * @param <A> the implementation
 */
public abstract class AccumulatorLaws<A extends Accumulator<A>> {

  private final Supplier<A> empty;
  private final Function<byte[], A> read;
  private final BiConsumer<A, Random> countOne;

  /**
   * @param empty gives a new accumulator
   * @param read the static {@code fromBytes} of the implementation
   * @param countOne counts one random item, from a range that makes items collide now and then
   */
  protected AccumulatorLaws(
      Supplier<A> empty, Function<byte[], A> read, BiConsumer<A, Random> countOne) {
    this.empty = empty;
    this.read = read;
    this.countOne = countOne;
  }

  /** An accumulator of the same type that cannot be combined with the others, or null. */
  protected A otherShape() {
    return null;
  }

  private A filled(Random random) {
    A accumulator = empty.get();
    int items = random.nextInt(40);
    for (int item = 0; item < items; item++) {
      countOne.accept(accumulator, random);
    }
    return accumulator;
  }

  private A copy(A accumulator) {
    return read.apply(accumulator.toBytes());
  }

  private A sum(List<A> parts) {
    A sum = empty.get();
    parts.forEach(sum::add);
    return sum;
  }

  private List<A> parts(Random random) {
    List<A> parts = new ArrayList<>();
    for (int part = 0; part < 7; part++) {
      parts.add(filled(random));
    }
    return parts;
  }

  @RepeatedTest(20)
  public void mergedPartsAreTheWhole(RepetitionInfo repetition) {
    // Given
    long seed = repetition.getCurrentRepetition();
    Random whole = new Random(seed);
    Random split = new Random(seed);
    A expected = empty.get();
    A left = empty.get();
    A right = empty.get();

    // When
    for (int item = 0; item < 100; item++) {
      countOne.accept(expected, whole);
    }
    for (int item = 0; item < 100; item++) {
      countOne.accept(item % 3 == 0 ? left : right, split);
    }
    left.add(right);

    // Then
    assertThat(left).isEqualTo(expected).hasSameHashCodeAs(expected);
    assertThat(left.toBytes()).isEqualTo(expected.toBytes());
  }

  @RepeatedTest(20)
  public void theOrderOfMergingDoesNotMatter(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    List<A> parts = parts(random);
    byte[] inOrder = sum(parts).toBytes();

    // When
    Collections.shuffle(parts, random);

    // Then
    assertThat(sum(parts).toBytes()).isEqualTo(inOrder);
  }

  @RepeatedTest(20)
  public void whatIsAddedAndTakenBackLeavesNoTrace(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    A accumulator = filled(random);
    A other = filled(random);
    A before = copy(accumulator);

    // When
    accumulator.add(other);
    accumulator.takeBack(other);

    // Then
    assertThat(accumulator).isEqualTo(before).hasSameHashCodeAs(before);
    assertThat(accumulator.toBytes()).isEqualTo(before.toBytes());
  }

  @RepeatedTest(20)
  public void takingBackFirstAndAddingLaterIsNothing(RepetitionInfo repetition) {
    // Given
    A other = filled(new Random(repetition.getCurrentRepetition()));
    A accumulator = empty.get();

    // When
    accumulator.takeBack(other);
    A negative = copy(accumulator);
    negative.add(other);

    // Then
    assertThat(negative.isZero()).isTrue();
    assertThat(negative).isEqualTo(empty.get());
    assertThat(negative.toBytes()).isEqualTo(empty.get().toBytes());
  }

  @RepeatedTest(20)
  public void aWindowThatRollsIsTheSumOfItsPanes(RepetitionInfo repetition) {
    // Given
    List<A> panes = parts(new Random(repetition.getCurrentRepetition()));
    A window = sum(panes.subList(0, 3));

    // When
    for (int newest = 3; newest < panes.size(); newest++) {
      window.add(panes.get(newest));
      window.takeBack(panes.get(newest - 3));
    }

    // Then
    assertThat(window).isEqualTo(sum(panes.subList(panes.size() - 3, panes.size())));
  }

  @RepeatedTest(20)
  public void isTheSameAfterItWasWrittenAndRead(RepetitionInfo repetition) {
    // Given
    A accumulator = filled(new Random(repetition.getCurrentRepetition()));

    // When
    A restored = copy(accumulator);

    // Then
    assertThat(restored).isEqualTo(accumulator).hasSameHashCodeAs(accumulator);
    assertThat(restored.toBytes()).isEqualTo(accumulator.toBytes());
  }

  @Test
  public void doublesWhenAddedToItself() {
    // Given
    A accumulator = filled(new Random(8));
    A twice = sum(List.of(accumulator, accumulator));

    // When
    accumulator.add(accumulator);

    // Then
    assertThat(accumulator).isEqualTo(twice);
  }

  @Test
  public void isZeroWhenTakenBackFromItself() {
    // Given
    A accumulator = filled(new Random(8));

    // When
    accumulator.takeBack(accumulator);

    // Then
    assertThat(accumulator.isZero()).isTrue();
  }

  @Test
  public void leavesTheOtherSideAsItIs() {
    // Given
    Random random = new Random(9);
    A accumulator = filled(random);
    A other = filled(random);
    byte[] before = other.toBytes();

    // When
    accumulator.add(other);
    accumulator.takeBack(other);
    countOne.accept(accumulator, random);

    // Then
    assertThat(other.toBytes()).isEqualTo(before);
  }

  @Test
  public void isZeroOnlyWhenNothingIsCounted() {
    // Given
    A accumulator = empty.get();
    boolean zeroWhenNew = accumulator.isZero();

    // When
    countOne.accept(accumulator, new Random(3));

    // Then
    assertThat(zeroWhenNew).isTrue();
    assertThat(accumulator.isZero()).isFalse();
    assertThat(accumulator).isNotEqualTo(empty.get());
  }

  @Test
  public void refusesEveryTruncation() {
    // Given
    byte[] bytes = filled(new Random(5)).toBytes();

    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);

      // When / Then
      assertThatThrownBy(() -> read.apply(truncated))
          .as("the first %d of %d bytes", length, bytes.length)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("cannot read " + empty.get().getClass().getSimpleName());
    }
  }

  @Test
  public void refusesAnUnknownVersionAndBytesTooMany() {
    // Given
    byte[] longer = Arrays.copyOf(empty.get().toBytes(), empty.get().toBytes().length + 2);
    byte[] newer = empty.get().toBytes();
    newer[0] = 9;

    // When / Then
    assertThatThrownBy(() -> read.apply(newer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(".*version 9 is unknown, this program reads version [1-8]");
    assertThatThrownBy(() -> read.apply(longer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 bytes too many");
  }

  @Test
  public void survivesDamagedBytes() {
    // Given
    Random random = new Random(11);
    byte[] bytes = filled(random).toBytes();

    for (int attempt = 0; attempt < 2_000; attempt++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(bytes.length)] = (byte) random.nextInt();

      // When / Then: it is read as another accumulator or refused, nothing else
      try {
        A restored = read.apply(damaged);
        assertThat(read.apply(restored.toBytes())).isEqualTo(restored);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageMatching("(?s)(cannot read|classes must|bins must).*");
      }
    }
  }

  @Test
  public void refusesAnotherShape() {
    A other = otherShape();
    if (other == null) {
      return;
    }

    // When / Then
    assertThatThrownBy(() -> empty.get().add(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot combine");
    assertThatThrownBy(() -> empty.get().takeBack(other))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(empty.get()).isNotEqualTo(other);
  }
}
