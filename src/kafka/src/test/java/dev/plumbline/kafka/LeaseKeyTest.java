package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LeaseKeyTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void reportsLeasesFromPartsOfProfiles() {
    assertThat(LeaseKey.isOne(bytes(LeaseKey.of("plumbline", "a")))).isTrue();
    assertThat(LeaseKey.isOne(bytes("lease@0f/manifest"))).isFalse();
    assertThat(LeaseKey.isOne(bytes("leas"))).isFalse();
    assertThat(LeaseKey.isOne(null)).isFalse();
  }

  @Test
  void findsTheHoldersOfOneJobAlone() {
    assertThat(LeaseKey.holder(bytes("lease/a/1"), "a")).contains("1");
    assertThat(LeaseKey.holder(bytes("lease/ab/1"), "a")).isEmpty();
    assertThat(LeaseKey.holder(bytes("a@0f/manifest"), "a")).isEmpty();
    assertThat(LeaseKey.holder(null, "a")).isEmpty();
  }
}
