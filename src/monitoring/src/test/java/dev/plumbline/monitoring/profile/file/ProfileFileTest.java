package dev.plumbline.monitoring.profile.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.TestProfiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileFileTest {

  private static final Profile PROFILE = TestProfiles.profile(TestProfiles.rows(500, 1));
  private static final byte[] BYTES = ProfileFile.toBytes(PROFILE);

  @Test
  void readsWhatItWrote() {
    // When
    Profile again = ProfileFile.fromBytes(BYTES);

    // Then
    assertThat(again).isEqualTo(PROFILE);
    assertThat(again.id()).isEqualTo(PROFILE.id());
    assertThat(ProfileFile.toBytes(again)).isEqualTo(BYTES);
  }

  @Test
  void refusesAFileThatIsCutOffAnywhere() {
    for (int length = 0; length < BYTES.length; length += 97) {
      // Given
      byte[] part = Arrays.copyOf(BYTES, length);

      // Then
      assertThatThrownBy(() -> ProfileFile.fromBytes(part))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void neverReadsADamagedFileAsAnotherProfile() {
    // Given
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = BYTES.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));

      // When
      Profile read = readOrNull(damaged);

      // Then
      if (read != null) {
        assertThat(read.features()).isEqualTo(PROFILE.features());
      }
    }
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> ProfileFile.fromBytes("a,b\n".getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("not a profile file: it does not begin with PLUMBPF1");
    assertThatThrownBy(() -> ProfileFile.fromBytes(Arrays.copyOf(BYTES, 8)))
        .hasMessage("the profile file holds no profile");
    assertThatThrownBy(() -> ProfileFile.fromBytes(Arrays.copyOf(BYTES, BYTES.length - 1)))
        .hasMessageStartingWith("the profile file is cut off at byte ");
    assertThatThrownBy(() -> ProfileFile.fromBytes(Arrays.copyOf(BYTES, BYTES.length + 1)))
        .hasMessageStartingWith("the profile file goes on after its manifest at byte ");
  }

  private static Profile readOrNull(byte[] bytes) {
    try {
      return ProfileFile.fromBytes(bytes);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
