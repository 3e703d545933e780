package dev.plumbline.testbed.traffic;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Is this payment a fraud? Binary; of the payments that reach the model a fifth are, and it is
 * right about 96 of 100. A fall in accuracy hits the payments from the app only.
 */
final class CardFraud implements SimulatedModel {

  static final String NAME = "card-fraud";

  private static final List<String> COUNTRIES = List.of("DE", "FR", "IT", "ES", "PL", "US");
  private static final List<String> CHANNELS = List.of("web", "app", "shop");
  private static final double SHARE_OF_FRAUD = 0.2;
  private static final double RIGHT = 0.96;
  private static final double RIGHT_WHEN_FALLEN = 0.5;

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
    boolean fraud = draw.chance(SHARE_OF_FRAUD);
    String channel = draw.oneOf(CHANNELS);
    boolean fallen = faults.contains(Fault.ACCURACY_FALL) && channel.equals("app");
    boolean right = draw.chance(fallen ? RIGHT_WHEN_FALLEN : RIGHT);
    boolean answeredFraud = right == fraud;
    double sureness = Math.sqrt(random.nextDouble()) / 2;
    double slowdown = faults.contains(Fault.LATENCY_SPIKE) ? 6 : 1;
    double growth = faults.contains(Fault.FEATURE_DRIFT) ? 2 : 1;
    Map<String, Object> features =
        Map.of(
            "amount", draw.amount((fraud ? 80 : 35) * growth, 0.9),
            "account_age_days", Math.round(draw.logNormal(fraud ? 200 : 600, 0.8)),
            "country", draw.oneOf(COUNTRIES));
    return new TrafficAnswer(
        draw.amount(35, 0.4) * slowdown,
        word(answeredFraud),
        null,
        Map.of(word(true), answeredFraud ? 0.5 + sureness : 0.5 - sureness),
        features,
        Map.of("channel", channel),
        word(fraud),
        null);
  }

  private static String word(boolean fraud) {
    return fraud ? "fraud" : "genuine";
  }
}
