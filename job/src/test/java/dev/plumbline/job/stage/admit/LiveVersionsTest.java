package dev.plumbline.job.stage.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.stage.admit.LiveVersions.Candidate;
import dev.plumbline.job.stage.admit.LiveVersions.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveVersionsTest {

  private static final long PERIOD = LiveVersions.PERIOD;

  private final ListedVersions book = new ListedVersions();

  private static Candidate candidate(String version, long events) {
    return new Candidate(version, false, events);
  }

  @Test
  void admitsThoseWithMoreEventsAndThenByName() throws Exception {
    // Given
    LiveVersions live = new LiveVersions(book, 2);

    // When
    List<String> admitted =
        live.decide(0, List.of(candidate("c", 3), candidate("a", 3), candidate("b", 5)));

    // Then
    assertThat(admitted).containsExactly("b", "a");
    assertThat(live.of("a", 0)).isEqualTo(Verdict.OWN);
    assertThat(live.of("c", 0)).isEqualTo(Verdict.OTHER);
    assertThat(live.of("d", 0)).isEqualTo(Verdict.OTHER);
  }

  @Test
  void admitsThoseFirstThatARuleNames() throws Exception {
    // Given
    LiveVersions live = new LiveVersions(book, 1);

    // When
    List<String> admitted =
        live.decide(0, List.of(candidate("busy", 9), new Candidate("named", true, 1)));

    // Then
    assertThat(admitted).containsExactly("named");
  }

  @Test
  void leavesUndecidedWhatMayStillComeIn() throws Exception {
    // Given
    LiveVersions live = new LiveVersions(book, 2);

    // When
    live.decide(0, List.of(candidate("a", 1)));

    // Then
    assertThat(live.of("b", 0)).isEqualTo(Verdict.OPEN);
  }

  @Test
  void keepsThePlaceOfAVersionForADayAfterTheSixHoursOfItsLastEvent() throws Exception {
    // Given
    LiveVersions live = new LiveVersions(book, 1);
    live.decide(0, List.of(candidate("a", 1)));

    // When
    List<String> aDayLater = live.decide(4 * PERIOD, List.of(candidate("b", 100)));
    List<String> later = live.decide(5 * PERIOD, List.of(candidate("b", 1), candidate("a", 2)));

    // Then
    assertThat(aDayLater).isEmpty();
    assertThat(live.of("a", 4 * PERIOD)).isEqualTo(Verdict.OWN);
    assertThat(later).containsExactly("a");
  }

  @Test
  void letsALateVersionIntoAnEarlierPeriodOnlyWhereNobodyLosesAPlace() throws Exception {
    // Given
    LiveVersions live = new LiveVersions(book, 2);
    live.decide(PERIOD, List.of(candidate("a", 1)));

    // When
    List<String> first = live.decide(0, List.of(candidate("late", 1)));
    List<String> second = live.decide(0, List.of(candidate("later", 1)));

    // Then
    assertThat(first).containsExactly("late");
    assertThat(second).isEmpty();
    assertThat(live.fill(PERIOD)).isTrue();
  }

  @Test
  void forgetsWhatWasDecidedLongAgo() throws Exception {
    // Given
    LiveVersions live = new LiveVersions(book, 50);
    for (long period = 0; period < 10; period++) {
      live.decide(period * PERIOD, List.of(candidate("a", 1), candidate("v" + period, 1)));
    }
    book.putSince(0);

    // When
    live.forget(8 * PERIOD);

    // Then
    assertThat(book.versions()).containsExactly("a", "v8", "v9");
    assertThat(book.periods("a")).containsExactly(8 * PERIOD, 9 * PERIOD);
    assertThat(book.since()).isEqualTo(8 * PERIOD);
  }

  /** Random versions over ten days: pane (as its period) → version → events. */
  private static TreeMap<Long, Map<String, Long>> traffic(Random random, int panesInAPeriod) {
    TreeMap<Long, Map<String, Long>> events = new TreeMap<>();
    for (long pane = 0; pane < 40L * panesInAPeriod; pane++) {
      Map<String, Long> inPane = new HashMap<>();
      for (int each = random.nextInt(12); each > 0; each--) {
        inPane.merge("v" + (int) Math.abs(random.nextGaussian() * 15), 1L, Long::sum);
      }
      events.put(pane, inPane);
    }
    return events;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void decidesTheSameForAnyOrderAndAnySplitOfThePanesEvents(long seed) throws Exception {
    // Given
    Random random = new Random(seed);
    int panesInAPeriod = 3;
    TreeMap<Long, Map<String, Long>> events = traffic(random, panesInAPeriod);
    List<Map<String, Set<Long>>> outcomes = new ArrayList<>();

    // When: read by one subtask, or torn to pieces and shuffled, live ones known ahead of time
    for (int run = 0; run < 4; run++) {
      ListedVersions listed = new ListedVersions();
      LiveVersions live = new LiveVersions(listed, 7);
      for (Map.Entry<Long, Map<String, Long>> pane : events.entrySet()) {
        long period = Math.floorDiv(pane.getKey(), panesInAPeriod) * PERIOD;
        List<Candidate> pieces = new ArrayList<>();
        pane.getValue()
            .forEach(
                (version, count) -> {
                  for (long each = 0; each < count; each++) {
                    pieces.add(candidate(version, 1));
                  }
                });
        Collections.shuffle(pieces, new Random(seed * 31 + run));
        NewVersions undecided = new NewVersions();
        for (Candidate piece : pieces) {
          boolean ahead = run % 2 == 0 && live.of(piece.version(), period) == Verdict.OWN;
          if (ahead) {
            live.admit(piece.version(), period);
          } else {
            undecided.counted(period, piece.version(), piece.events());
          }
        }
        for (long of : undecided.periods()) {
          live.decide(of, undecided.of(of));
        }
      }
      Map<String, Set<Long>> outcome = new TreeMap<>();
      for (String version : listed.versions()) {
        Set<Long> periods = new HashSet<>();
        for (long period : listed.periods(version)) {
          periods.add(period);
        }
        outcome.put(version, periods);
      }
      outcomes.add(outcome);
    }

    // Then
    assertThat(outcomes).containsOnly(outcomes.get(0));
    assertThat(outcomes.get(0)).hasSizeGreaterThan(7);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverHasMoreLiveThanTheLimitAndTakesNobodysPlace(long seed) throws Exception {
    // Given
    int limit = 7;
    LiveVersions live = new LiveVersions(book, limit);
    TreeMap<Long, Map<String, Long>> events = traffic(new Random(seed), 3);
    Map<String, Long> lastAdmitted = new HashMap<>();
    for (Map.Entry<Long, Map<String, Long>> pane : events.entrySet()) {
      long period = Math.floorDiv(pane.getKey(), 3) * PERIOD;
      List<Candidate> candidates = new ArrayList<>();
      pane.getValue().forEach((version, count) -> candidates.add(candidate(version, count)));

      // When
      live.decide(period, candidates);

      // Then
      Set<String> places = new HashSet<>();
      for (String version : book.versions()) {
        long[] periods = book.periods(version);
        if (periods[periods.length - 1] >= period - 4 * PERIOD) {
          places.add(version);
        }
      }
      assertThat(places).hasSizeLessThanOrEqualTo(limit);
      for (Candidate candidate : candidates) {
        Long before = lastAdmitted.get(candidate.version());
        if (before != null && before >= period - 4 * PERIOD) {
          assertThat(live.of(candidate.version(), period)).isEqualTo(Verdict.OWN);
        }
        if (live.of(candidate.version(), period) == Verdict.OWN) {
          lastAdmitted.put(candidate.version(), period);
        } else {
          assertThat(live.of(candidate.version(), period)).isEqualTo(Verdict.OTHER);
          assertThat(places).hasSize(limit);
        }
      }
    }
  }
}
