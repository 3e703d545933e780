package dev.plumbline.statistics.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamenessTest extends AccumulatorLaws<Sameness> {

  SamenessTest() {
    super(
        Sameness::new,
        Sameness::fromBytes,
        (accumulator, random) -> accumulator.add(random.nextInt(5) - 2.0));
  }

  private static Sameness of(double... values) {
    Sameness sameness = new Sameness();
    for (double value : values) {
      sameness.add(value);
    }
    return sameness;
  }

  @Test
  void reportsAConstantFromWhatVaries() {
    assertThat(of(3.5, 3.5, 3.5).isConstant()).isTrue();
    assertThat(of(3.5, 3.5, Math.nextUp(3.5)).isConstant()).isFalse();
    assertThat(of(0.0, -0.0).isConstant()).isTrue();
    assertThat(of(1, 2, 1, 2).isConstant()).isFalse();
  }

  @Test
  void saysNothingOfFewerThanTwoValues() {
    assertThat(of().isConstant()).isFalse();
    assertThat(of(7).isConstant()).isFalse();
    assertThat(of(7, 7).isConstant()).isTrue();
  }

  @Test
  void forgetsTheOneThatDiffered() {
    // Given
    Sameness window = of(4, 4, 4, 5);

    // When
    window.takeBack(of(5));

    // Then
    assertThat(window.isConstant()).isTrue();
    assertThat(window.count()).isEqualTo(3);
  }

  /** Neighbours are what a weak hash would confuse. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1, 1e-300, 123_456_789, 1e300, Double.MIN_VALUE, -0.1})
  void reportsNeighboursApart(double value) {
    double neighbour = value;
    for (int step = 0; step < 1_000; step++) {
      neighbour = Math.nextUp(neighbour);
      assertThat(of(value, neighbour).isConstant()).isFalse();
      assertThat(of(value, value + step + 1).isConstant()).isEqualTo(value == value + step + 1);
    }
  }

  @RepeatedTest(20)
  void agreesWithACompareOfAllValues(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    int distinct = 1 + random.nextInt(2);
    double[] values = new double[2 + random.nextInt(100)];
    boolean same = true;
    for (int index = 0; index < values.length; index++) {
      values[index] = random.nextInt(distinct) * Math.PI;
      same = same && values[index] == values[0];
    }

    // When / Then
    assertThat(of(values).isConstant()).isEqualTo(same);
  }

  @Test
  void holdsForMoreValuesThanSixtyFourBitsCouldSum() {
    // Given
    Sameness constant = of(6);

    // When: doubled 40 times
    for (int doubling = 0; doubling < 40; doubling++) {
      constant.add(constant);
    }
    boolean before = constant.isConstant();
    constant.add(of(7));

    // Then
    assertThat(constant.count()).isEqualTo((1L << 40) + 1);
    assertThat(before).isTrue();
    assertThat(constant.isConstant()).isFalse();
  }
}
