package dev.plumbline.testbed.traffic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Which grade does this application get? Multiclass, little traffic, right about 88 of 100;
 * otherwise it answers a neighbouring grade.
 */
final class LoanGrade implements SimulatedModel {

  static final String NAME = "loan-grade";

  private static final List<String> GRADES = List.of("A", "B", "C", "D");
  private static final List<String> EMPLOYMENTS = List.of("employed", "self-employed", "retired");
  private static final double RIGHT = 0.88;
  private static final double RIGHT_WHEN_FALLEN = 0.5;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int perSecond() {
    return 10;
  }

  @Override
  public TrafficAnswer answer(Random random, Set<Fault> faults) {
    Draw draw = new Draw(random);
    int truth = GRADES.indexOf(draw.oneOf(GRADES));
    boolean right = draw.chance(faults.contains(Fault.ACCURACY_FALL) ? RIGHT_WHEN_FALLEN : RIGHT);
    int neighbour = truth == 0 ? 1 : truth - 1;
    int answered = right ? truth : neighbour;
    double growth = faults.contains(Fault.FEATURE_DRIFT) ? 2 : 1;
    double slowdown = faults.contains(Fault.LATENCY_SPIKE) ? 6 : 1;
    Map<String, Object> features =
        Map.of(
            "income", draw.amount(60_000.0 / (truth + 1), 0.3),
            "loan_amount", Math.min(100_000, 500 + draw.amount(9_000 * growth, 0.8)),
            "employment", draw.oneOf(EMPLOYMENTS));
    return new TrafficAnswer(
        draw.amount(400, 0.3) * slowdown,
        GRADES.get(answered),
        null,
        probabilities(answered, 0.4 + 0.5 * random.nextDouble()),
        features,
        Map.of(),
        GRADES.get(truth),
        null);
  }

  private static Map<String, Double> probabilities(int answered, double ofAnswered) {
    Map<String, Double> probabilities = new HashMap<>();
    double ofOthers = (1 - ofAnswered) / (GRADES.size() - 1);
    for (int grade = 0; grade < GRADES.size(); grade++) {
      probabilities.put(GRADES.get(grade), grade == answered ? ofAnswered : ofOthers);
    }
    return probabilities;
  }
}
