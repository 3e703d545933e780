package dev.plumbline.monitoring.profile.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ProfileWarningsTest {

  @Test
  void reportAFeatureWithoutAnyValue() {
    assertThat(numeric(10, i -> null)).containsExactly("x: it has no value in any row");
  }

  @Test
  void reportAFeatureThatIsMostlyMissing() {
    assertThat(numeric(10, i -> i < 6 ? null : i))
        .containsExactly("x: 60.0 % of the rows have no value");
    assertThat(numeric(10, i -> i < 5 ? null : i)).isEmpty();
  }

  @Test
  void reportAConstant() {
    assertThat(numeric(10, i -> i < 2 ? null : 5)).containsExactly("x: every value is 5");
    assertThat(categorical(10, i -> "DE")).containsExactly("x: every value is DE");
    assertThat(numeric(1, i -> 5)).isEmpty();
  }

  @Test
  void reportNumbersThatAreNone() {
    assertThat(numeric(10, i -> i < 2 ? "much" : i))
        .containsExactly("x: 2 of 10 values do not fit its type (numeric)");
    assertThat(numeric(10, i -> i < 8 ? "much" : i))
        .containsExactly("x: 8 of 10 values do not fit its type (numeric); is that what it is?");
  }

  @Test
  void reportCategoriesThatAreNumbers() {
    assertThat(categorical(1_000, i -> i % 51))
        .containsExactly("x: 51 of its 51 categories are numbers; is it numeric?");
    assertThat(categorical(1_000, i -> i % 50)).isEmpty();
    assertThat(categorical(1_000, i -> "k" + i % 51)).isEmpty();
  }

  @Test
  void reportTooManyCategories() {
    assertThat(categorical(40, i -> "k" + i / 2)).isEmpty();
    assertThat(categorical(40, i -> "k" + i))
        .containsExactly("x: 40 categories in 40 rows: nearly every row has its own");
    assertThat(categorical(4_000, i -> "k" + i / 2))
        .containsExactly(
            "x: more than 1,000 categories, 50.0 % of the rows are not among those listed");
  }

  @Test
  void reportValuesBeyondTheMonitorsRange() {
    // Given
    Monitor monitor = monitor("{type: numeric, range: [0, 120]}");
    ProfileBuilder builder = new ProfileBuilder(monitor);
    builder.add(Map.of("x", -1));
    builder.add(Map.of("x", 120));
    builder.add(Map.of("x", 121));
    Profile profile = builder.build("p");

    // Then
    assertThat(ProfileWarnings.of(profile, monitor).stream().map(ProfileWarning::inWords))
        .containsExactly(
            "x: its least value -1 is below the monitor's range, which begins at 0",
            "x: its greatest value 121 is above the monitor's range, which ends at 120");
    assertThat(ProfileWarnings.of(profile)).isEmpty();
  }

  private static List<String> numeric(int rows, IntFunction<Object> values) {
    return warnings("numeric", rows, values);
  }

  private static List<String> categorical(int rows, IntFunction<Object> values) {
    return warnings("categorical", rows, values);
  }

  private static List<String> warnings(String type, int rows, IntFunction<Object> values) {
    ProfileBuilder builder = new ProfileBuilder(monitor(type));
    for (int i = 0; i < rows; i++) {
      Object value = values.apply(i);
      builder.add(value == null ? Map.of() : Map.of("x", value));
    }
    return ProfileWarnings.of(builder.build("p")).stream().map(ProfileWarning::inWords).toList();
  }

  private static Monitor monitor(String type) {
    return MonitorFile.read("m", "{model: m, task: multiclass, features: {x: " + type + "}}")
        .orThrow();
  }
}
