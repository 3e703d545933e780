package dev.plumbline.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.Learned;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.ProfileEdition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextEditionTest {

  private static final Instant NOON = Instant.parse("2026-12-01T12:00:20Z");
  private static final Profile OLD = profile(60);
  private static final Profile NEW = profile(40);

  private static Schedule at(String wanted) {
    Optional<Instant> time = Optional.ofNullable(wanted).map(Instant::parse);
    return new Schedule(NOON, Duration.ofMinutes(5), time, false);
  }

  private static Schedule beforeStart() {
    return new Schedule(NOON, Duration.ofMinutes(5), Optional.empty(), true);
  }

  private static Optional<ProfileEdition> published(Profile profile, String from) {
    return Optional.of(new ProfileEdition(profile, Instant.parse(from)));
  }

  @Test
  void takesTheFirstEditionOfANameIntoEffectWhenItIsSafe() throws RefusedChangeException {
    // When
    Optional<ProfileEdition> next = NextEdition.next(OLD, Optional.empty(), at(null));

    // Then
    assertThat(next).isEqualTo(published(OLD, "2026-12-01T12:07:00Z"));
    assertThat(NextEdition.next(OLD, Optional.empty(), beforeStart()))
        .isEqualTo(published(OLD, "1970-01-01T00:00:00Z"));
  }

  @Test
  void letsAProfileThatIsPublishedAgainTakeEffectLater() throws RefusedChangeException {
    // Given
    Optional<ProfileEdition> old = published(OLD, "1970-01-01T00:00:00Z");

    // Then
    assertThat(NextEdition.next(NEW, old, at(null)))
        .isEqualTo(published(NEW, "2026-12-01T12:07:00Z"));
    assertThat(NextEdition.next(NEW, old, at("2026-12-24T00:00:00.000000001Z")))
        .isEqualTo(published(NEW, "2026-12-24T00:00:00.001Z"));
  }

  @Test
  void neverGoesBackBehindAnEditionThatWaits() throws RefusedChangeException {
    // Given
    Optional<ProfileEdition> waiting = published(OLD, "2026-12-02T00:00:00Z");

    // Then
    assertThat(NextEdition.next(NEW, waiting, at(null)))
        .isEqualTo(published(NEW, "2026-12-02T00:00:00Z"));
    assertThatThrownBy(() -> NextEdition.next(NEW, waiting, at("2026-12-01T13:00:00Z")))
        .isInstanceOf(RefusedChangeException.class)
        .hasMessageContaining("is before " + OLD.id() + " takes effect, at 2026-12-02T00:00:00Z");
  }

  @Test
  void leavesAloneWhatIsThereAndRefusesWhatIsTooEarlyOrNever() throws RefusedChangeException {
    // Given
    Optional<ProfileEdition> old = published(OLD, "2026-12-01T11:00:00Z");

    // Then
    assertThat(NextEdition.next(OLD, old, at(null))).isEmpty();
    assertThat(NextEdition.next(OLD, old, beforeStart()))
        .isEqualTo(published(OLD, "1970-01-01T00:00:00Z"));
    assertThatThrownBy(() -> NextEdition.next(NEW, old, at("2026-12-01T12:01:00Z")))
        .isInstanceOf(RefusedChangeException.class)
        .hasMessageContaining("is too early");
    assertThatThrownBy(() -> NextEdition.next(NEW, old, at("+1000000000-12-31T23:59:59Z")))
        .isInstanceOf(RefusedChangeException.class)
        .hasMessageContaining("does not lie between 1970 and 9999");
  }

  private static Profile profile(long germans) {
    CategoricalProfile country =
        new CategoricalProfile(
            "country", List.of("DE", "FR"), List.of(germans, 100 - germans), 0, 0, 0);
    return new Profile(
        "shop-1", "shop", 100, null, null, null, "0".repeat(64), List.of(country), Learned.NOTHING);
  }
}
