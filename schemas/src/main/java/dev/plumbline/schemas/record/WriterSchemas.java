package dev.plumbline.schemas.record;

import dev.plumbline.schemas.avro.SchemaSafety;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The schemas that values may be written with: by fingerprint those of this and every earlier
 * release and those added, by id those of the registry, if there is one. Immutable; each {@code
 * with} gives a new one.
 */
public final class WriterSchemas {

  private final Map<Long, Schema> byFingerprint;
  private final SchemaRegistry registry;

  private WriterSchemas(Map<Long, Schema> byFingerprint, SchemaRegistry registry) {
    this.byFingerprint = Map.copyOf(byFingerprint);
    this.registry = registry;
  }

  /** The schemas of this and every earlier release; no registry. */
  public static WriterSchemas ours() {
    WriterSchemas schemas = new WriterSchemas(Map.of(), null);
    for (String version : Schemas.RELEASES) {
      for (Schema schema : Schemas.released(version).values()) {
        schemas = schemas.with(schema);
      }
    }
    for (Schema schema : Schemas.all()) {
      schemas = schemas.with(schema);
    }
    return schemas;
  }

  /** These and one more, which the caller trusts. */
  public WriterSchemas with(Schema schema) {
    Map<Long, Schema> more = new HashMap<>(byFingerprint);
    more.put(SingleObjectHeader.of(schema).fingerprint(), schema);
    return new WriterSchemas(more, registry);
  }

  /**
   * These and one more, given as text, checked as strictly as one from a registry.
   *
   * @param origin where the text comes from, for the message
   * @throws IllegalArgumentException if it is no schema or an unsafe one
   */
  public WriterSchemas withText(String origin, String text) {
    try {
      return with(SchemaSafety.parse(origin, text));
    } catch (MalformedValueException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * These and every {@code .avsc} file directly in a directory ({@code schemas.extra-dir}).
   *
   * @throws IllegalArgumentException if a file is no schema or an unsafe one; names the file
   * @throws UncheckedIOException if the directory cannot be read
   */
  public WriterSchemas withDirectory(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
      WriterSchemas schemas = this;
      for (Path file : found) {
        schemas = schemas.withText(file.toString(), Files.readString(file));
      }
      return schemas;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schemas in " + directory, e);
    }
  }

  /** These, and those of a registry by id. */
  public WriterSchemas withRegistry(SchemaRegistry newRegistry) {
    return new WriterSchemas(byFingerprint, newRegistry);
  }

  Optional<Schema> byFingerprint(long fingerprint) {
    return Optional.ofNullable(byFingerprint.get(fingerprint));
  }

  Schema byId(int id) throws MalformedValueException {
    if (registry == null) {
      throw new MalformedValueException(
          Reason.REGISTRY_NOT_CONFIGURED,
          "The value is in Confluent's wire format with schema id "
              + id
              + " and no registry is set. Set the registry's URL, or write Avro single-object"
              + " encoding.");
    }
    return registry.byId(id);
  }
}
