package dev.plumbline.job.lease;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LeaseKeeperTest {

  private static final long LENGTH = 60_000;

  private final LogInMemory log = new LogInMemory();

  private LeaseKeeper keeper(String holder) {
    return new LeaseKeeper(
        log.open(),
        new Lease("plumbline", holder, Lease.Kind.CLAIM, "f-" + holder, "host", 0, 0, LENGTH));
  }

  @Test
  void refusesASecondAndSaysWhoHoldsItSinceWhenAndWhatToDo() {
    // Given
    LeaseKeeper first = keeper("a");
    first.hold();
    log.now += 20_000;
    first.hold();
    log.now += 4_500;

    // Then
    assertThatThrownBy(() -> keeper("b").hold())
        .isInstanceOf(LeaseTakenException.class)
        .hasMessage(
            "job.id 'plumbline' is taken: Flink job f-a, on host, holds it since"
                + " 1970-01-01T00:16:40Z (renewed 4 s ago). Two jobs with one job.id end each"
                + " other's transactions and tell every window twice. Cancel that job (flink"
                + " cancel f-a), or give this one another job.id. If that one is dead, its hold"
                + " ends by itself at 1970-01-01T00:18:00Z, in 56 s (job.lease is 60 s): submit"
                + " again then.");
    assertThatCode(first::hold).doesNotThrowAnyException();
  }

  @Test
  void letsAnotherHaveItOnceTheHolderIsSilentForItsLength() {
    // Given
    keeper("dead").hold();

    // When
    log.now += LENGTH - 1;
    assertThatThrownBy(() -> keeper("next").hold()).isInstanceOf(LeaseTakenException.class);
    log.now += 1;

    // Then
    assertThatCode(() -> keeper("next").hold()).doesNotThrowAnyException();
  }

  @Test
  void letsAnotherHaveItAtOnceWhenItIsGivenBack() {
    // Given
    LeaseKeeper first = keeper("a");
    first.hold();

    // When
    first.close();

    // Then
    assertThatCode(() -> keeper("b").hold()).doesNotThrowAnyException();
  }

  @Test
  void goesOnWithItAfterARestartOfTheSameSubmission() {
    // Given
    keeper("a").hold();

    // Then
    assertThatCode(() -> keeper("a").hold()).doesNotThrowAnyException();
    assertThatThrownBy(() -> keeper("b").hold()).isInstanceOf(LeaseTakenException.class);
  }

  @Test
  void endsAHolderThatWokeUpAfterAnotherTookItOver() {
    // Given
    LeaseKeeper paused = keeper("paused");
    paused.hold();
    log.now += LENGTH;
    LeaseKeeper next = keeper("next");
    next.hold();

    // Then
    assertThatThrownBy(paused::hold).hasMessageContaining("Flink job f-next");
    paused.close();
    assertThatCode(next::hold).doesNotThrowAnyException();
    assertThatThrownBy(() -> keeper("third").hold()).isInstanceOf(LeaseTakenException.class);
  }

  @Test
  void takesItAgainWhenTheBrokerWasAwayForLongerAndNobodyElseDid() {
    // Given
    LeaseKeeper first = keeper("a");
    first.hold();

    // When
    log.now += 10 * LENGTH;

    // Then
    assertThatCode(first::hold).doesNotThrowAnyException();
    assertThatThrownBy(() -> keeper("b").hold()).isInstanceOf(LeaseTakenException.class);
  }

  @Test
  void refusesAtOnceAHolderWhoseRenewalCameAfterTheClaimOfAnother() {
    // Given
    LeaseKeeper paused = keeper("paused");
    LeaseKeeper next = keeper("next");
    paused.hold();
    log.now += LENGTH - 1;

    // When
    log.beforeTheNextWrite =
        () -> {
          log.now += 1;
          next.hold();
        };

    // Then
    assertThatThrownBy(paused::hold).hasMessageContaining("Flink job f-next");
    assertThatCode(next::hold).doesNotThrowAnyException();
  }

  @Test
  void letsTheFirstOfTwoClaimsHaveItThatAreWrittenAtOnce() {
    // Given
    LeaseKeeper slower = keeper("slower");
    LeaseKeeper faster = keeper("faster");
    log.beforeTheNextWrite = faster::hold;

    // Then
    assertThatThrownBy(slower::hold).hasMessageContaining("Flink job f-faster");
    assertThatCode(faster::hold).doesNotThrowAnyException();
  }
}
