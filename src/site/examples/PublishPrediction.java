import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteBufferSerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes predictions as Avro. Of Plumbline it needs one text file, schemas/Prediction.avsc; of others Avro and the
 * Kafka client, both of which are in the jar of the command line. From the root of the checkout:
 *
 * <pre>java -cp src/cli/target/plumbline.jar src/site/examples/PublishPrediction.java localhost:9092 [FILE]</pre>
 *
 * FILE holds predictions, one JSON object a line; without it the one below is published.
 */
public class PublishPrediction {
  public static void main(String[] arguments) throws Exception {
    List<Map<String, Object>> predictions = List.of(Map.of(
        "predicted_at", System.currentTimeMillis(), "model", "card-fraud", "prediction_id", "from-java",
        "predicted_class", "legit", "latency_ms", 11.5,
        "features", Map.of("amount", 42.0, "country", "DE", "returning", true)));
    if (arguments.length > 1) {
      JsonMapper json = JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
      predictions = json.readerFor(new TypeReference<Map<String, Object>>() {})
          .<Map<String, Object>>readValues(Files.newBufferedReader(Path.of(arguments[1]))).readAll();
    }

    Schema schema = new Schema.Parser().parse(new File("schemas/Prediction.avsc"));
    BinaryMessageEncoder<GenericRecord> avro = new BinaryMessageEncoder<>(GenericData.get(), schema); // writes the ten bytes
    try (KafkaProducer<String, ByteBuffer> producer = new KafkaProducer<>(
        Map.of("bootstrap.servers", arguments[0]), new StringSerializer(), new ByteBufferSerializer())) {
      for (Map<String, Object> fields : predictions) {
        GenericRecordBuilder prediction = new GenericRecordBuilder(schema); // fills in the defaults
        fields.forEach(prediction::set);
        String key = fields.get("prediction_id").toString();
        producer.send(new ProducerRecord<>("predictions", key, avro.encode(prediction.build())));
      }
    }
  }
}
