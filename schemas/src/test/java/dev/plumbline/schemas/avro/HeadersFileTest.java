package dev.plumbline.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class HeadersFileTest {

  private static final String PREAMBLE =
      """
      # The ten bytes that go before a record in Avro's single-object encoding: C3 01, then the
      # CRC-64-AVRO fingerprint of the schema, least significant byte first. Prepend them to the
      # binary Avro; no registry is needed. Columns: record, release, fingerprint, ten bytes.
      """;

  @Test
  void listsEverySchemaOfThisAndEveryEarlierRelease() throws IOException {
    // Given
    Set<String> lines = new TreeSet<>();
    for (Schema schema : Schemas.all()) {
      lines.add(line(schema, "current"));
    }
    for (String release : Schemas.RELEASES) {
      Schemas.released(release).values().forEach(schema -> lines.add(line(schema, release)));
    }

    // When
    String file;
    try (InputStream stream = getClass().getResourceAsStream("/headers.txt")) {
      file = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    // Then
    assertThat(file)
        .as("schemas/headers.txt is out of date: replace its text by the expected one")
        .isEqualTo(PREAMBLE + String.join("\n", lines) + "\n");
  }

  private static String line(Schema schema, String release) {
    SingleObjectHeader header = SingleObjectHeader.of(schema);
    return schema.getName() + " " + release + " " + header.fingerprintHex() + " " + header.hex();
  }
}
