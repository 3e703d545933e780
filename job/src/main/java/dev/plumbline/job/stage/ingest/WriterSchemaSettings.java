package dev.plumbline.job.stage.ingest;

import dev.plumbline.schemas.SchemaRegistry;
import dev.plumbline.schemas.WriterSchemas;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;

/**
 * Where the schemas come from that events are written with.
 *
 * @param registryUrl base of a Confluent-compatible API, null when there is none
 * @param extraDirectory folder of further writer schemas (.avsc), null when there is none
 */
public record WriterSchemaSettings(String registryUrl, String extraDirectory)
    implements Serializable {

  /** Ours and all of these. */
  WriterSchemas open() {
    WriterSchemas schemas = WriterSchemas.ours();
    if (extraDirectory != null) {
      schemas = schemas.withDirectory(Path.of(extraDirectory));
    }
    return registryUrl == null
        ? schemas
        : schemas.withRegistry(new SchemaRegistry(URI.create(registryUrl)));
  }
}
