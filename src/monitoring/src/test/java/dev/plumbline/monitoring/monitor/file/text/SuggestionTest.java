package dev.plumbline.monitoring.monitor.file.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  private static final List<String> ALLOWED = List.of("above", "below", "accuracy");

  @ParameterizedTest
  @CsvSource({
    "abvoe, above",
    "Above, above",
    "abov, above",
    "belowe, below",
    "accurracy, accuracy",
    "acuracy, accuracy"
  })
  void guessesWhatWasMeant(String found, String meant) {
    // When
    String suggestion = Suggestion.among(ALLOWED, found);

    // Then
    assertThat(suggestion).isEqualTo("Did you mean \"" + meant + "\"?");
  }

  @ParameterizedTest
  @CsvSource({"x", "between", "outside"})
  void listsWhatIsAllowedWhereNothingIsNear(String found) {
    // When
    String suggestion = Suggestion.among(ALLOWED, found);

    // Then
    assertThat(suggestion).isEqualTo("Allowed: above, below, accuracy.");
  }
}
