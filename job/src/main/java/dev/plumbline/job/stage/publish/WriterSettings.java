package dev.plumbline.job.stage.publish;

import dev.plumbline.schemas.Form;
import dev.plumbline.schemas.RecordWriter;
import dev.plumbline.schemas.SchemaRegistry;
import java.io.Serializable;
import java.net.URI;
import org.apache.avro.Schema;

/**
 * How values of one topic are written.
 *
 * @param topic where they go
 * @param form how they are framed
 * @param registryUrl base of a Confluent-compatible API, null when none is needed
 */
record WriterSettings(String topic, Form form, String registryUrl) implements Serializable {

  RecordWriter open(Schema schema) {
    return switch (form) {
      case SINGLE_OBJECT -> RecordWriter.singleObject(schema);
      case JSON -> RecordWriter.json(schema);
      case CONFLUENT ->
          RecordWriter.confluent(schema, topic, new SchemaRegistry(URI.create(registryUrl)));
    };
  }
}
