package dev.plumbline.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;

/** FULL_TRANSITIVE: this version reads what every release wrote, and every release reads ours. */
class ReleasedSchemasTest {

  private static List<String> breaksBetween(Schema current, Schema released) {
    List<String> breaks = new ArrayList<>();
    if (!reads(current, released)) {
      breaks.add("this version cannot read a released " + current.getName());
    }
    if (!reads(released, current)) {
      breaks.add("a release cannot read this version's " + current.getName());
    }
    return breaks;
  }

  private static boolean reads(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  @Test
  void readAndAreReadByEveryRelease() {
    // Given
    List<String> breaks = new ArrayList<>();

    // When
    for (String release : Schemas.RELEASES) {
      for (Schema released : Schemas.released(release).values()) {
        Schema current = Schemas.byName(released.getName()).orElseThrow();
        breaksBetween(current, released).forEach(found -> breaks.add(release + ": " + found));
      }
    }

    // Then
    assertThat(breaks).isEmpty();
  }

  @Test
  void areHeldAgainstEveryDirectoryOfReleases() throws IOException {
    // When
    List<String> directories;
    try (Stream<Path> found = Files.list(Path.of("released"))) {
      directories = found.map(path -> path.getFileName().toString()).sorted().toList();
    }

    // Then
    assertThat(Schemas.RELEASES).containsExactlyInAnyOrderElementsOf(directories);
    assertThat(Schemas.released("0.1.0")).hasSize(Schemas.all().size());
  }

  @Test
  void breakWhenARequiredFieldIsAddedRemovedOrRetyped() {
    // Given
    Schema released = Schemas.LABEL;
    String text = released.toString();
    Schema added =
        parse(text.replace("\"fields\":[", "\"fields\":[{\"name\":\"x\",\"type\":\"int\"},"));
    Schema renamed = parse(text.replace("\"prediction_id\"", "\"id\""));
    Schema retyped =
        parse(
            text.replace("\"type\":\"boolean\",\"doc\"", "\"type\":\"int\",\"doc\"")
                .replace("\"default\":false", "\"default\":0"));

    // When
    List<String> breaks =
        Stream.of(added, renamed, retyped)
            .map(changed -> breaksBetween(changed, released).size())
            .map(String::valueOf)
            .toList();

    // Then
    assertThat(breaks).containsExactly("1", "2", "2");
  }

  @Test
  void doNotBreakWhenAFieldWithADefaultIsAdded() {
    // Given
    Schema added =
        parse(
            Schemas.LABEL
                .toString()
                .replace(
                    "\"fields\":[",
                    "\"fields\":[{\"name\":\"x\",\"type\":\"int\",\"default\":0},"));

    // When
    List<String> breaks = breaksBetween(added, Schemas.LABEL);

    // Then
    assertThat(breaks).isEmpty();
  }

  private static Schema parse(String text) {
    return new Schema.Parser().parse(text);
  }
}
