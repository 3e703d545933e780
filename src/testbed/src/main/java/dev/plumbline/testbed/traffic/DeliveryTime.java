package dev.plumbline.testbed.traffic;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * How many minutes until the parcel is there? Regression, wrong by four minutes on average whatever
 * the distance; so a drift of the distance is seen in the inputs alone.
 */
final class DeliveryTime implements SimulatedModel {

  static final String NAME = "delivery-time";

  private static final List<String> WEATHERS = List.of("dry", "rain", "snow");
  private static final double STANDARD_ERROR = 5;
  private static final double STANDARD_ERROR_WHEN_FALLEN = 20;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int perSecond() {
    return 100;
  }

  @Override
  public TrafficAnswer answer(Random random, Set<Fault> faults) {
    Draw draw = new Draw(random);
    double growth = faults.contains(Fault.FEATURE_DRIFT) ? 2 : 1;
    double slowdown = faults.contains(Fault.LATENCY_SPIKE) ? 6 : 1;
    double error =
        faults.contains(Fault.ACCURACY_FALL) ? STANDARD_ERROR_WHEN_FALLEN : STANDARD_ERROR;
    double distance = draw.amount(5 * growth, 0.6);
    long parcels = 5 + random.nextInt(36);
    String weather = draw.oneOf(WEATHERS);
    double minutes = 12 + 2.4 * distance + 0.5 * parcels + 6 * WEATHERS.indexOf(weather);
    return new TrafficAnswer(
        draw.amount(60, 0.4) * slowdown,
        null,
        minutes,
        Map.of(),
        Map.of("distance_km", distance, "parcels_on_van", parcels, "weather", weather),
        Map.of(),
        null,
        minutes + error * random.nextGaussian());
  }
}
