package dev.plumbline.schemas.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbabilityTest {

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1,1",
    "0.25,0.25",
    "1.0000000000000002,1",
    "1.0000001192092896,1",
    "1.000001,1",
    "-1.1920929e-7,0",
    "-1e-17,0",
    "-1e-6,0",
    "1.0000011,NaN",
    "-1.1e-6,NaN",
    "2,NaN",
    "NaN,NaN",
    "Infinity,NaN",
    "-Infinity,NaN"
  })
  void takesRoundingsForTheirEndAndNothingElse(double number, double probability) {
    // Then
    assertThat(Probability.of(number)).isEqualTo(Double.valueOf(probability));
  }
}
