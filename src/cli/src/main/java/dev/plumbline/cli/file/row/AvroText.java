package dev.plumbline.cli.file.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.avro.generic.GenericData;

/**
 * How the text of an Avro file is read. A file that Java wrote may ask for Java strings, in which
 * bytes that are no UTF-8 are replaced without a word; ours keeps the bytes.
 */
final class AvroText {

  private static final JsonMapper JSON = new JsonMapper();

  private AvroText() {}

  /** The same schema, by which text is read as the bytes that it is. */
  static Schema withBytesKept(Schema schema) {
    try {
      JsonNode tree = JSON.readTree(schema.toString());
      forget(tree);
      return new Schema.Parser(NameValidator.NO_VALIDATION)
          .setValidateDefaults(false) // whoever wrote the file has had it its way
          .parse(tree.toString());
    } catch (JsonProcessingException e) {
      throw new SchemaParseException(e);
    }
  }

  private static void forget(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.remove(GenericData.STRING_PROP);
    }
    tree.forEach(AvroText::forget);
  }
}
