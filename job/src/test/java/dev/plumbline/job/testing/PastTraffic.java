package dev.plumbline.job.testing;

import static dev.plumbline.job.testing.Events.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;

/**
 * Three hours and a half of two models whose windows are compared with their own past, {@code
 * first} with the first 300 predictions, {@code trailing} with the hour before. A fifth of the
 * predictions comes up to 8 minutes late, half an hour stays silent, and in the last hour the
 * features drift. A seed decides where and when they arrive, within the watermark's bound.
 */
public final class PastTraffic {

  /** The model that is compared with its first predictions. */
  public static final String FIRST = "first";

  /** The model that is compared with the hour before each window. */
  public static final String TRAILING = "trailing";

  private static final int EVENTS = 3_150;
  private static final long EVERY_MS = 4_000;

  private PastTraffic() {}

  private static String monitor(String model, String reference) {
    return """
    {"model": "%s", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
     "task": "binary", "positive_class": "fraud", "versions": "both",
     "features": {"amount": "numeric", "country": "categorical"},
     "windows": [{"size": "5m", "every": "1m"}, {"size": "30m", "every": "10m"}],
     "reference": %s,
     "measures": ["drift", "data_quality"],
     "rules": [
       {"name": "drifted", "metric": "psi", "features": "all", "window": "30m", "above": 0.3,
        "significant": true}]}
    """
        .formatted(model, reference);
  }

  /** What is put in, arriving as the seed says. */
  public static PipelineRun.Input arriving(long seed) {
    Random random = new Random(seed);
    return new PipelineRun.Input()
        .control(
            Events.onMonitors(0, monitor(FIRST, "{\"first\": 300}")),
            Events.onMonitors(1, monitor(TRAILING, "{\"trailing\": \"1h\"}")))
        .predictions(Traffic.arrived(predictions(), random, Events::onPredictions));
  }

  private static List<Traffic.Sent> predictions() {
    Random random = new Random(31);
    List<Traffic.Sent> sent = new ArrayList<>();
    for (int event = 0; event < EVENTS; event++) {
      long at = START + event * EVERY_MS;
      boolean silent = event >= 1_300 && event < 1_750;
      boolean drifted = event >= 2_250;
      double amount = (drifted ? 60 : 0) + 50 * random.nextGaussian();
      String country = List.of("DE", "FR", "IT", "PL").get(random.nextInt(drifted ? 2 : 4));
      long delay = event % 5 == 3 ? random.nextInt(480_000) : 0;
      if (!silent) {
        String model = event % 2 == 0 ? FIRST : TRAILING;
        GenericRecord prediction = Events.prediction(model, "p" + event, at);
        prediction.put("predicted_class", "fraud");
        prediction.put("version", event % 3 == 0 ? "2" : "1");
        prediction.put("features", Map.of("amount", amount, "country", country));
        sent.add(new Traffic.Sent(at + delay, prediction));
      }
    }
    return sent;
  }
}
