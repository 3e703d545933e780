package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertIdentityTest {

  @Test
  void joinsThePartsOfAKey() {
    // When
    String key = AlertIdentity.key("fraud", "3", "channel=web", "input-drift", "amount");

    // Then
    assertThat(key).isEqualTo("fraud/3/channel=web/input-drift/amount");
  }

  @Test
  void keepsSeriesApartWhoseNamesHoldASlash() {
    // When
    Set<String> keys =
        Set.of(
            AlertIdentity.key("a/b", "c", "*", "r", ""),
            AlertIdentity.key("a", "b/c", "*", "r", ""),
            AlertIdentity.key("a%2Fb", "c", "*", "r", ""),
            AlertIdentity.key("a", "b", "c/*", "r", ""));

    // Then
    assertThat(keys).contains("a%2Fb/c/*/r/", "a/b%2Fc/*/r/", "a%252Fb/c/*/r/").hasSize(4);
  }

  @Test
  void keepsAKeyOnOneLine() {
    // When
    String key = AlertIdentity.key("a\nb", "\u0000", "*", "r", "\u007f");

    // Then
    assertThat(key).isEqualTo("a%0Ab/%00/*/r/%7F");
  }

  @Test
  void keepsTheIdThatReadersHaveStored() {
    // When
    String id =
        AlertIdentity.id("fraud/*/*/accuracy-drop/", 1_764_586_800_000L, 1_764_590_400_000L);

    // Then: a version 3 UUID of "fraud/*/*/accuracy-drop//1764586800000/1764590400000"
    assertThat(id).isEqualTo("a6c90f5c-0ad5-3beb-927d-931b2514a9b9");
    assertThat(AlertIdentity.id("fraud/*/*/accuracy-drop/", 0, 1_764_590_400_000L))
        .isNotEqualTo(id);
  }
}
