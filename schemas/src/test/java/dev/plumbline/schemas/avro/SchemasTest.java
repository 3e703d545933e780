package dev.plumbline.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schemas.value.MalformedValueException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {

  private static Stream<Schema> everySchema() {
    return Schemas.all().stream();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RetrainingRequest",
        "retraining-request",
        "retraining_request",
        "dev.plumbline.v1.RetrainingRequest"
      })
  void areFoundByAnySpelling(String name) {
    // When
    Schema found = Schemas.byName(name).orElseThrow();

    // Then
    assertThat(found).isSameAs(Schemas.RETRAINING_REQUEST);
  }

  @Test
  void areNotFoundByAnotherName() {
    // Then
    assertThat(Schemas.byName("outcome")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everySchema")
  void documentTheRecordAndEachField(Schema schema) {
    // When
    List<String> silent =
        schema.getFields().stream()
            .filter(field -> field.doc() == null || field.doc().isBlank())
            .map(Schema.Field::name)
            .toList();

    // Then
    assertThat(schema.getDoc()).isNotBlank();
    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everySchema")
  void carryNoJavaProperties(Schema schema) {
    // Then
    assertThat(Schemas.text(schema)).doesNotContain("avro.java", "java-class");
    assertThat(schema.getNamespace()).isEqualTo("dev.plumbline.v1");
  }

  @ParameterizedTest
  @MethodSource("everySchema")
  void passTheCheckOfForeignSchemas(Schema schema) throws MalformedValueException {
    // When
    Schema parsed = SchemaSafety.parse("ours", Schemas.text(schema));

    // Then
    assertThat(parsed).isEqualTo(schema);
  }

  @Test
  void startAPredictionWithItsTime() {
    // Then
    assertThat(Schemas.PREDICTION.getFields().get(0).name()).isEqualTo("predicted_at");
  }

  @Test
  void refuseAReleaseThatNeverWas() {
    // Then
    assertThatThrownBy(() -> Schemas.released("9.9.9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9.9.9");
  }
}
