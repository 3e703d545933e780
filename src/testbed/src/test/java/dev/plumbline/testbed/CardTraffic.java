package dev.plumbline.testbed;

import dev.plumbline.schemas.avro.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/**
 * Predictions of a made-up card-fraud model and their labels, twenty a second of event time, nine
 * of ten answers right. The same every time, but for where time starts.
 *
 * @param start event time of the first prediction, epoch milliseconds
 * @param size number of predictions
 */
record CardTraffic(long start, int size) {

  static final long STEP_MS = 50;
  static final long LABEL_DELAY_MS = 10_000;

  /** Event time of a prediction. */
  long time(int index) {
    return start + index * STEP_MS;
  }

  /** All predictions, in order of time; every fourth has its features by position. */
  List<GenericRecord> predictions(String model) {
    Random random = new Random(1);
    List<GenericRecord> predictions = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double amount = Math.exp(3 + random.nextGaussian());
      double age = 18 + random.nextInt(60);
      GenericRecordBuilder prediction =
          new GenericRecordBuilder(Schemas.PREDICTION)
              .set("predicted_at", time(i))
              .set("model", model)
              .set("version", "1")
              .set("prediction_id", "p-" + i)
              .set("latency_ms", 5 + 20 * random.nextDouble())
              .set("predicted_class", random.nextInt(10) == 0 ? "fraud" : "legit")
              .set("attributes", Map.of("channel", random.nextBoolean() ? "web" : "app"));
      if (i % 4 == 3) {
        prediction.set("feature_set", "compact").set("feature_values", List.of(amount, age));
      } else {
        String country = List.of("DE", "FR", "US").get(random.nextInt(3));
        prediction.set("features", Map.of("amount", amount, "age", age, "country", country));
      }
      predictions.add(prediction.build());
    }
    return predictions;
  }

  /** The label of each prediction, in the same order. */
  List<GenericRecord> labels(String model) {
    Random random = new Random(2);
    List<GenericRecord> labels = new ArrayList<>();
    for (GenericRecord prediction : predictions(model)) {
      boolean fraud = prediction.get("predicted_class").equals("fraud");
      boolean right = random.nextInt(10) > 0;
      labels.add(
          new GenericRecordBuilder(Schemas.LABEL)
              .set("labelled_at", (Long) prediction.get("predicted_at") + LABEL_DELAY_MS)
              .set("model", model)
              .set("prediction_id", prediction.get("prediction_id"))
              .set("label_class", fraud == right ? "fraud" : "legit")
              .build());
    }
    return labels;
  }
}
