package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.RuleDraft;
import dev.plumbline.monitoring.rule.Band;
import dev.plumbline.monitoring.rule.Below;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds for any sequence of windows, gaps, revisions and repeats, under any datapoints. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertLawsTest {

  private static final int CASES = 400;
  private static final int WINDOWS = 150;

  private final List<Rule> rules = new ArrayList<>();
  private final List<List<Measurement>> histories = new ArrayList<>();

  @BeforeAll
  void draw() {
    Random random = new Random(20261201);
    for (int i = 0; i < CASES; i++) {
      int of = 1 + random.nextInt(i % 10 == 0 ? 32 : 5);
      RuleDraft draft = CardFraud.accuracy().datapoints(1 + random.nextInt(of), of);
      draft.repeat(Duration.ofMinutes(5L * random.nextInt(13)));
      if (random.nextBoolean()) {
        draft.recover(Band.atLeast(0.94));
      }
      rules.add(draft.rule());
      histories.add(history(random));
    }
  }

  @Test
  void firingAndResolvedAlternateWithConsecutiveSequences() {
    int lives = 0;
    for (int i = 0; i < CASES; i++) {
      // Given, When
      List<Alert> alerts = lifeOf(i).alerts();

      // Then
      Alert previous = null;
      Set<String> ids = new HashSet<>();
      for (Alert alert : alerts) {
        if (previous == null || previous.status() == AlertStatus.RESOLVED) {
          assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
          assertThat(alert.sequence()).isZero();
          assertThat(alert.startedAt()).isEqualTo(alert.windowEnd());
          assertThat(ids.add(alert.alertId())).as("a new life has a new id").isTrue();
          lives++;
        } else {
          assertThat(alert.sequence()).isEqualTo(previous.sequence() + 1);
          assertThat(alert.alertId()).isEqualTo(previous.alertId());
          assertThat(alert.startedAt()).isEqualTo(previous.startedAt());
        }
        if (alert.status() == AlertStatus.RESOLVED) {
          assertThat(alert.resolvedAt()).isGreaterThanOrEqualTo(alert.startedAt());
        } else {
          assertThat(alert.resolvedAt()).isNull();
        }
        previous = alert;
      }
    }
    assertThat(lives).as("the histories exercise the law").isGreaterThan(CASES);
  }

  @Test
  void replayingAnyPrefixReportsTheSame() {
    Random random = new Random(1);
    for (int i = 0; i < CASES; i++) {
      // Given
      List<Measurement> history = histories.get(i);
      int cut = random.nextInt(history.size());

      // When
      Life prefix = new Life(rules.get(i));
      history.subList(0, cut).forEach(prefix::judge);
      Life again = new Life(rules.get(i));
      history.subList(0, cut).forEach(again::judge);

      // Then
      assertThat(again.alerts()).isEqualTo(prefix.alerts());
      assertThat(again.memory()).isEqualTo(prefix.memory());
      assertThat(lifeOf(i).alerts().subList(0, prefix.alerts().size())).isEqualTo(prefix.alerts());
    }
  }

  @Test
  void judgingTheLatestRevisionsAgainChangesNothing() {
    for (int i = 0; i < CASES; i++) {
      // Given
      Life life = new Life(rules.get(i));
      Map<Long, Measurement> latest = new HashMap<>();
      for (Measurement measurement : histories.get(i)) {
        life.judge(measurement);
        latest.put(measurement.windowEnd(), measurement);
        AlertMemory memory = life.memory();
        int reported = life.alerts().size();

        // When: the last windows once more, oldest first
        for (long end = memory.newestWindowEnd() - 6 * CardFraud.STEP;
            end <= memory.newestWindowEnd();
            end += CardFraud.STEP) {
          if (latest.containsKey(end)) {
            life.judge(latest.get(end));
          }
        }

        // Then
        assertThat(life.alerts()).hasSize(reported);
        assertThat(life.memory()).isEqualTo(memory);
      }
    }
  }

  @Test
  void firesOnlyOnAWindowThatBreachesAndResolvesOnlyOnAClearOne() {
    for (int i = 0; i < CASES; i++) {
      // Given
      Rule rule = rules.get(i);

      // When
      List<Alert> alerts = lifeOf(i).alerts();

      // Then
      for (Alert alert : alerts) {
        assertThat(alert.count()).isGreaterThanOrEqualTo(rule.condition().proof().minCount());
        if (alert.status() == AlertStatus.FIRING) {
          assertThat(alert.value()).isLessThan(0.92);
        } else {
          double recovered = Math.max(0.92, ((Below) rule.condition()).recovered().low());
          assertThat(alert.value()).isGreaterThanOrEqualTo(recovered);
        }
      }
    }
  }

  private Life lifeOf(int index) {
    Life life = new Life(rules.get(index));
    histories.get(index).forEach(life::judge);
    return life;
  }

  /** Good and bad spells, with gaps, thin windows, and up to two revisions of recent windows. */
  private static List<Measurement> history(Random random) {
    List<Measurement> history = new ArrayList<>();
    Map<Integer, Integer> revisions = new HashMap<>();
    boolean bad = false;
    for (int window = 1; window <= WINDOWS; window++) {
      bad ^= random.nextInt(8) == 0;
      if (random.nextInt(10) > 0) {
        history.add(accuracy(random, window, 0, bad));
        revisions.put(window, 0);
      }
      int old = window - random.nextInt(7);
      if (random.nextInt(4) == 0 && revisions.containsKey(old)) {
        int revision = revisions.merge(old, 1, Integer::sum);
        history.add(accuracy(random, old, revision, random.nextBoolean()));
      }
    }
    return history;
  }

  private static Measurement accuracy(Random random, int window, int revision, boolean bad) {
    double value = bad ? 0.3 + 0.65 * random.nextDouble() : 0.91 + 0.08 * random.nextDouble();
    boolean undefined = random.nextInt(20) == 0;
    long count = random.nextInt(10) == 0 ? 50 : 500;
    return CardFraud.accuracyOf(window, revision, undefined ? null : value, count);
  }
}
