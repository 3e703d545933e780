package dev.plumbline.job.stage.publish.write;

import dev.plumbline.job.settings.RegistrySettings;
import dev.plumbline.schemas.record.Form;
import dev.plumbline.schemas.record.RecordWriter;
import java.io.Serializable;
import org.apache.avro.Schema;

/**
 * How values of one topic are written.
 *
 * @param topic where they go
 * @param form how they are framed
 * @param registry a Confluent-compatible registry, null when none is needed
 */
public record WriterSettings(String topic, Form form, RegistrySettings registry)
    implements Serializable {

  RecordWriter open(Schema schema) {
    return switch (form) {
      case SINGLE_OBJECT -> RecordWriter.singleObject(schema);
      case JSON -> RecordWriter.json(schema);
      case CONFLUENT -> RecordWriter.confluent(schema, topic, registry.open());
    };
  }
}
