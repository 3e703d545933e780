package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.settings.RegistrySettings;
import dev.plumbline.schemas.record.WriterSchemas;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * Where the schemas come from that events are written with.
 *
 * @param registry a Confluent-compatible registry, null when there is none
 * @param extraDirectory folder of further writer schemas (.avsc), null when there is none
 */
public record WriterSchemaSettings(RegistrySettings registry, String extraDirectory)
    implements Serializable {

  /** Ours and all of these. */
  WriterSchemas open() {
    WriterSchemas schemas = WriterSchemas.ours();
    if (extraDirectory != null) {
      schemas = schemas.withDirectory(Path.of(extraDirectory));
    }
    return registry == null ? schemas : schemas.withRegistry(registry.open());
  }
}
