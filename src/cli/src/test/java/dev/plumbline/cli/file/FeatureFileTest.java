package dev.plumbline.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.cli.file.cell.TimeForm;
import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.file.row.EventLine;
import dev.plumbline.cli.file.row.FeatureLine;
import dev.plumbline.cli.file.row.UnreadableLine;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.profile.build.ReferenceRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureFileTest extends WithTextFiles {

  private static final Set<String> CATEGORICAL = Set.of("country", "code");

  @Test
  void takesPlainPrefixedAndMappedColumnsForFeatures() throws IOException, BadFileException {
    // Given
    Path file =
        text.write(
            "age,feature.country,amt,other,predicted_at",
            "41,DE,1.50,x,2026-12-01T00:00:00Z",
            ",,,,");

    // When
    List<FeatureLine> lines = read(file, Set.of("age", "country", "amount"), "amt=amount");

    // Then
    assertThat(lines)
        .containsExactly(
            new FeatureLine.Features(
                2,
                new ReferenceRow(
                    Map.of("age", 41L, "country", "DE", "amount", 1.5),
                    1796083200000L,
                    null,
                    null,
                    Map.of(),
                    null,
                    null)),
            new FeatureLine.Features(3, ReferenceRow.of(Map.of())));
  }

  @Test
  void takesAnswerAndTruthByTheNamesOfEvents() throws IOException, BadFileException {
    // Given
    Path file =
        text.write(
            "age,predicted_class,probability.fraud,p,predicted_value,label_class,label_value",
            "41,True,0.25,0.75,1.5,17.0,2");

    // When
    List<FeatureLine> lines = read(file, Set.of("age"), "p=probability.legit");

    // Then
    assertThat(lines)
        .containsExactly(
            new FeatureLine.Features(
                2,
                new ReferenceRow(
                    Map.of("age", 41L),
                    null,
                    "1",
                    1.5,
                    Map.of("fraud", 0.25, "legit", 0.75),
                    "17",
                    2.0)));
  }

  @Test
  void reportsAnswersThatNoEventCouldCarry() throws IOException, BadFileException {
    // Given
    Path file =
        text.write("age,probability.fraud,label_value", "1,1.5,", "1,,many", "1,much,", "1,NaN,NA");

    // When
    List<FeatureLine> lines = read(file, Set.of("age"));

    // Then
    assertThat(lines)
        .containsExactly(
            new UnreadableLine(2, "probability.fraud is 1.5; wanted is a number from 0 to 1."),
            new UnreadableLine(3, "label_value is \"many\"; wanted is a finite number."),
            new UnreadableLine(4, "probability.fraud is \"much\"; wanted is a finite number."),
            new FeatureLine.Features(5, ReferenceRow.of(Map.of("age", 1L))));
  }

  @Test
  void reportsATimeThatIsNone() throws IOException, BadFileException {
    // Given
    Path file = text.write("age,predicted_at", "41,1 December");

    // When
    List<FeatureLine> lines = read(file, Set.of("age"));

    // Then
    assertThat(lines)
        .containsExactly(
            new UnreadableLine(
                2,
                "predicted_at is \"1 December\"; wanted is milliseconds since 1970, or ISO-8601"
                    + " with Z or an offset, as 2026-12-01T08:30:00Z; --time-format reads"
                    + " others."));
  }

  @Test
  void refusesAFileThatLacksADeclaredFeature() {
    // Given
    Path file = text.write("age,amt", "41,3");

    // Then
    assertThatThrownBy(() -> read(file, Set.of("age", "amount")))
        .hasMessage(
            file
                + " has no column for the features amount of the monitor; it has age, amt."
                + " Name yours with --map theirs=amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "code"})
  void seesTheSameValuesAsThoseThatArePublished(String feature)
      throws IOException, BadFileException {
    // Given
    List<String> cells =
        List.of(
            "5",
            "1.10",
            "12E4",
            "12345678901234567890",
            "1.50",
            "007",
            "true",
            "False",
            "NaN",
            "1e3",
            "DE",
            " 7 ",
            "-0",
            "17.0",
            "+3");
    List<String> rows = new ArrayList<>(List.of("prediction_id,predicted_at," + feature));
    cells.forEach(cell -> rows.add("p,1796083200000," + cell));
    Path file = text.write(rows.toArray(String[]::new));

    // When
    List<Object> published =
        TextFile.events(file, EventKind.PREDICTIONS, rules(Set.of(feature))).stream()
            .map(line -> (Map<?, ?>) ((EventLine.Event) line).record().get("features"))
            .map(features -> (Object) features.get(feature))
            .toList();
    List<Object> profiled =
        read(file, Set.of(feature)).stream()
            .map(line -> (Object) ((FeatureLine.Features) line).row().features().get(feature))
            .toList();

    // Then
    assertThat(profiled).hasSameSizeAs(cells).isEqualTo(published);
    if (CATEGORICAL.contains(feature)) {
      assertThat(profiled).isEqualTo(cells);
    }
  }

  private static ReadingRules rules(Set<String> features) {
    Map<String, FeatureKind> kinds = new HashMap<>();
    for (String name : features) {
      boolean categorical = CATEGORICAL.contains(name);
      kinds.put(name, categorical ? FeatureKind.CATEGORICAL : FeatureKind.NUMERIC);
    }
    return new ReadingRules(new DeclaredTypes(kinds, Set.of()), TimeForm.PLAIN, Set.of(), false);
  }

  private static List<FeatureLine> read(Path path, Set<String> features, String... mappings)
      throws IOException, BadFileException {
    ColumnMapping mapping = ColumnMapping.parse(List.of(mappings));
    List<FeatureLine> lines = new ArrayList<>();
    ReadingRules rules = rules(features);
    try (FeatureFile file = FeatureFile.open(path, rules, mapping, "predicted_at")) {
      Optional<FeatureLine> next = file.next();
      while (next.isPresent()) {
        lines.add(next.get());
        next = file.next();
      }
    }
    return lines;
  }
}
