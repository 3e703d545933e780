package dev.plumbline.job.stage.ingest.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.stage.ingest.time.CommonTime.AllSilent;
import dev.plumbline.job.stage.ingest.time.CommonTime.GoOn;
import dev.plumbline.job.stage.ingest.time.CommonTime.SilenceEnded;
import dev.plumbline.job.stage.ingest.time.SilenceAgreement.Letter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceAgreementTest {

  private final SilenceAgreement agreement = new SilenceAgreement(3);

  private static SubtaskTime silent(long furthest, long lastArrival) {
    return new SubtaskTime(true, furthest, furthest, lastArrival);
  }

  private static SubtaskTime awake(long reached) {
    return new SubtaskTime(false, reached, reached, 0);
  }

  private static List<Letter> toAll(CommonTime news) {
    return List.of(new Letter(0, news), new Letter(1, news), new Letter(2, news));
  }

  private void allFallSilent() {
    agreement.hear(0, silent(10, 100));
    agreement.hear(1, silent(30, 50));
    agreement.hear(2, silent(20, 70));
  }

  @Test
  void emitsAllFromWhereTimeGoesOnOnceTheLastIsSilent() {
    // Given
    assertThat(agreement.hear(0, silent(10, 100))).isEmpty();
    assertThat(agreement.hear(1, silent(30, 50))).isEmpty();

    // When
    List<Letter> letters = agreement.hear(2, silent(20, 70));

    // Then
    assertThat(letters).isEqualTo(toAll(new AllSilent(30, 100)));
  }

  @Test
  void letsAllGoOnFromTheFurthestOnceAllHaveStopped() {
    // Given
    allFallSilent();

    // When
    List<Letter> ended = agreement.hear(1, awake(35));
    List<Letter> halfway = agreement.hear(0, awake(41));
    List<Letter> goOn = agreement.hear(2, awake(38));

    // Then
    assertThat(ended)
        .containsExactly(new Letter(0, new SilenceEnded()), new Letter(2, new SilenceEnded()));
    assertThat(halfway).isEmpty();
    assertThat(goOn).isEqualTo(toAll(new GoOn(41)));
  }

  @Test
  void agreesWhenTwoWakeAtTheSameTime() {
    // Given
    allFallSilent();
    agreement.hear(1, awake(35));

    // When: the second woke by itself, and answers when it is told
    agreement.hear(2, awake(38));
    agreement.hear(2, awake(38));

    // Then
    assertThat(agreement.hear(0, awake(41))).isEqualTo(toAll(new GoOn(41)));
  }

  @Test
  void holdsNobodyBackWhoWakesWhileOthersAreAwake() {
    // Given
    agreement.hear(0, silent(10, 100));

    // When
    List<Letter> letters = agreement.hear(0, awake(10));

    // Then
    assertThat(letters).containsExactly(new Letter(0, new GoOn(Long.MIN_VALUE)));
  }

  @Test
  void agreesOnTheNextSilenceToo() {
    // Given
    allFallSilent();
    agreement.hear(1, awake(35));
    agreement.hear(0, awake(41));
    agreement.hear(2, awake(38));

    // When
    agreement.hear(0, silent(50, 200));
    agreement.hear(1, silent(40, 210));
    List<Letter> letters = agreement.hear(2, silent(41, 70));

    // Then
    assertThat(letters).isEqualTo(toAll(new AllSilent(50, 210)));
  }

  @Test
  void knowsNothingAfterAFailure() {
    // Given
    allFallSilent();

    // When
    agreement.forget();

    // Then
    assertThat(agreement.hear(0, silent(10, 100))).isEmpty();
    assertThat(agreement.hear(0, awake(10)))
        .containsExactly(new Letter(0, new GoOn(Long.MIN_VALUE)));
  }
}
