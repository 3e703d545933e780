package dev.plumbline.monitoring.monitor.file.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The limits of a rule's condition, as far as they have the right form.
 *
 * @param low what the value must not be less than
 * @param high what the value must not be greater than
 */
public record Limits(Optional<Double> low, Optional<Double> high) {

  public static Limits in(Place rule) {
    List<Place> outside = rule.at("outside").items();
    if (outside.size() == 2) {
      return new Limits(outside.get(0).number(), outside.get(1).number());
    }
    return new Limits(rule.at("below").number(), rule.at("above").number());
  }

  /** Where the numbers stand that are compared with the metric's value. */
  static List<Place> places(Place rule) {
    List<Place> places = new ArrayList<>(rule.at("outside").items());
    places.add(rule.at("above"));
    places.add(rule.at("below"));
    places.add(rule.at("recover").at("above"));
    places.add(rule.at("recover").at("below"));
    return places;
  }

  boolean isKnown() {
    return low.isPresent() || high.isPresent();
  }

  void check(Place rule) {
    if (rule.at("outside").isGiven() && low.isPresent() && high.isPresent()) {
      InputCheck.ascending(rule.at("outside"), low.get(), high.get());
    }
  }

  static String written(double limit) {
    return new BigDecimal(Double.toString(limit)).stripTrailingZeros().toPlainString();
  }
}
