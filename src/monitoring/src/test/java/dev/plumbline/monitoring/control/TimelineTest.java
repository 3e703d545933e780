package dev.plumbline.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private final Timeline<String> timeline = new Timeline<>();

  @Test
  void holdsFromItsStartUntilTheNextOnes() {
    // Given
    timeline.add(100, "first");

    // When
    timeline.add(200, "second");

    // Then
    assertThat(timeline.at(99)).isNull();
    assertThat(timeline.at(100)).isEqualTo("first");
    assertThat(timeline.at(199)).isEqualTo("first");
    assertThat(timeline.at(200)).isEqualTo("second");
    assertThat(timeline.at(Long.MAX_VALUE)).isEqualTo("second");
    assertThat(timeline.placeAt(99)).isEqualTo(Timeline.NONE);
    assertThat(timeline.end(Timeline.NONE)).isEqualTo(100);
    assertThat(timeline.end(0)).isEqualTo(200);
    assertThat(timeline.end(1)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void holdsForNoWindowThatEndsWhereItBegins() {
    // Given
    timeline.add(100, "first");

    // When
    timeline.add(200, "second");

    // Then
    assertThat(timeline.atEndOf(100)).isNull();
    assertThat(timeline.atEndOf(200)).isEqualTo("first");
    assertThat(timeline.atEndOf(201)).isEqualTo("second");
  }

  @Test
  void givesTheFirstBeforeAllWhereThatIsAskedFor() {
    // Given
    timeline.add(100, "first");
    timeline.add(200, "second");

    // Then
    assertThat(timeline.atOrFirst(0)).isEqualTo("first");
    assertThat(timeline.atOrFirst(250)).isEqualTo("second");
  }

  @Test
  void letsTheLaterAddedReplaceThoseThatBeginThenOrLater() {
    // Given
    timeline.add(100, "first");
    timeline.add(200, "second");
    timeline.add(300, "third");

    // When
    timeline.add(200, "fourth");

    // Then
    assertThat(timeline.values()).containsExactly("first", "fourth");
    assertThat(timeline.at(1_000)).isEqualTo("fourth");
  }

  @Test
  void goesOnWithWhatHoldsAtAnInstant() {
    // Given
    timeline.add(100, "first");
    timeline.add(200, "second");
    timeline.add(300, "third");

    // When
    timeline.goOnFrom(200);

    // Then
    assertThat(timeline.values()).containsExactly("first", "second");
  }

  @Test
  void givesTheLastAddedOfThoseThatHaveBegunWhateverTheirStarts() {
    Random random = new Random(15);
    for (int round = 0; round < 200; round++) {
      // Given
      Timeline<Integer> known = new Timeline<>();
      List<Integer> starts = new ArrayList<>();

      // When
      for (int added = 0; added < 12; added++) {
        starts.add(random.nextInt(20));
        known.add(starts.get(added), added);
      }

      // Then
      for (int instant = -1; instant <= 20; instant++) {
        Integer expected = null;
        for (int added = 0; added < starts.size(); added++) {
          expected = starts.get(added) <= instant ? Integer.valueOf(added) : expected;
        }
        assertThat(known.at(instant)).isEqualTo(expected);
      }
      for (int place = 1; place < known.places(); place++) {
        assertThat(known.start(place)).isGreaterThan(known.start(place - 1));
      }
    }
  }
}
