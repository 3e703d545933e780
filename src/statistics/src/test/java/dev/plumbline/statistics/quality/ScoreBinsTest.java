package dev.plumbline.statistics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreBinsTest {

  @RepeatedTest(20)
  void sumsUpAllBinsWhateverTheirSigns(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    ScoreBins bins = new ScoreBins();
    for (int event = 0; event < 3_000; event++) {
      bins.count(random.nextInt(ScoreBins.COUNT), random.nextInt(7) - 3);
    }

    // When
    long total = bins.total();

    // Then it is what a stream gives
    assertThat(total).isEqualTo(Arrays.stream(bins.counts()).sum());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 500, 999})
  void isNoLongerWholeWhenOneBinIsNegative(int bin) {
    // Given
    ScoreBins bins = new ScoreBins();
    for (int other = 0; other < ScoreBins.COUNT; other++) {
      bins.count(other, 5);
    }
    assertThat(bins.isWhole()).isTrue();

    // When
    bins.count(bin, -6);

    // Then
    assertThat(bins.isWhole()).isFalse();
    assertThat(bins.total()).isEqualTo(5L * ScoreBins.COUNT - 6);
  }

  @Test
  void isWholeAndZeroWhileNothingIsCounted() {
    // Given / When
    ScoreBins bins = new ScoreBins();

    // Then
    assertThat(bins.isWhole()).isTrue();
    assertThat(bins.isZero()).isTrue();
    assertThat(bins.total()).isZero();
  }
}
