package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.GroupLaws;
import dev.plumbline.monitoring.measurement.quality.ClassList;
import dev.plumbline.monitoring.measurement.quality.ClassPairs;
import dev.plumbline.statistics.quality.ClassificationCounts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassPairsTest extends GroupLaws<ClassPairs> {

  private static final ClassList LIST = new ClassList(List.of("a", "b"));

  ClassPairsTest() {
    super(ClassPairs::new, ClassPairs::fromBytes, ClassPairsTest::random);
  }

  private static ClassPairs random(Random random) {
    ClassPairs pairs = new ClassPairs();
    for (int event = 0; event < 40; event++) {
      String actual = Character.toString('a' + random.nextInt(5));
      pairs.count(actual, random.nextBoolean() ? actual : "b", 1);
    }
    return pairs;
  }

  @Test
  void putsWhatIsNotListedBehindTheList() {
    // Given
    ClassPairs pairs = new ClassPairs();
    pairs.count("a", "a", 5);
    pairs.count("a", "x", 2);
    pairs.count("y", "b", 3);
    pairs.count("x", "x", 7);
    pairs.count("x", "y", 4);

    // When
    ClassificationCounts matrix = pairs.matrix(LIST);

    // Then
    assertThat(matrix.cell(0, 0)).isEqualTo(5);
    assertThat(matrix.cell(0, matrix.other())).isEqualTo(2);
    assertThat(matrix.cell(matrix.other(), 1)).isEqualTo(3);
    assertThat(matrix.cell(matrix.other(), matrix.other())).isEqualTo(11);
    assertThat(matrix.total()).isEqualTo(21);
    assertThat(matrix.correct()).isEqualTo(12);
  }

  @Test
  void keepsHowManyWereRightWhenItIsClosedTwice() {
    // Given
    ClassPairs pairs = new ClassPairs();
    pairs.count("x", "x", 7);
    pairs.count("x", "y", 4);

    // When
    ClassPairs closed = pairs.closedTo(LIST).closedTo(LIST);

    // Then
    assertThat(closed.correct()).isEqualTo(7);
    assertThat(closed.matrix(LIST).correct()).isEqualTo(7);
    assertThat(closed.total()).isEqualTo(11);
  }

  @Test
  void canBeAddedToItselfAndTakenFromItself() {
    // Given
    ClassPairs pairs = new ClassPairs();
    pairs.count("a", "b", 3);
    pairs.count("a", "a", 1);

    // When
    pairs.add(pairs);

    // Then
    assertThat(pairs.total()).isEqualTo(8);
    pairs.takeBack(pairs);
    assertThat(pairs.isZero()).isTrue();
  }
}
