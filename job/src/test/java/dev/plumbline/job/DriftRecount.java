package dev.plumbline.job;

import dev.plumbline.job.testing.DriftTraffic;
import dev.plumbline.job.testing.DriftTraffic.Row;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Counts the raw events of a window again, one by one, by the definitions of the documentation and
 * with nothing but the profile's edges and groups.
 */
final class DriftRecount {

  private final Profile profile = DriftTraffic.profile();
  private final List<Row> reference = DriftTraffic.reference();
  private final List<Row> events = DriftTraffic.events();

  /** The value that a measurement should have. */
  double of(Measurement reported) {
    List<Object> all = values(inWindow(reported), reported.feature());
    return switch (reported.metric()) {
      case "missing" -> share(all, Objects::isNull);
      case "invalid" -> share(all, DriftRecount::isInvalid);
      case "wrong_type" -> share(all, String.class::isInstance);
      case "out_of_range" -> share(usable(all), value -> number(value) < 0 || number(value) > 120);
      case "unseen" -> share(usable(all), "XX"::equals);
      case "distinct" -> usable(all).stream().distinct().count();
      case "mean_shift" -> meanShift(usable(all), reported.feature());
      case "ks" -> ksAtEdges(usable(all), reported.feature());
      case "psi" -> psi(groups(reported.feature(), all));
      case "tv" ->
          groups(reported.feature(), all).values().stream()
                  .mapToDouble(shares -> Math.abs(shares[0] - shares[1]))
                  .sum()
              / 2;
      default -> throw new IllegalArgumentException(reported.metric());
    };
  }

  /** The statistic of the raw values. */
  double exactKs(Measurement reported) {
    List<Object> window = usable(values(inWindow(reported), reported.feature()));
    List<Object> before = values(reference, reported.feature());
    return Stream.concat(window.stream(), before.stream())
        .mapToDouble(value -> Math.abs(upTo(before, number(value)) - upTo(window, number(value))))
        .max()
        .orElseThrow();
  }

  private List<Row> inWindow(Measurement reported) {
    return events.stream()
        .filter(row -> row.at() >= reported.windowStart() && row.at() < reported.windowEnd())
        .filter(row -> reported.version().equals("*") || reported.version().equals(row.version()))
        .toList();
  }

  private static List<Object> values(List<Row> rows, String feature) {
    List<Object> values = new ArrayList<>();
    for (Row row : rows) {
      values.add(
          switch (feature) {
            case "@score" -> row.score();
            case "@class" -> row.score() >= 0.5 ? "fraud" : "not fraud";
            default -> row.features().get(feature);
          });
    }
    return values;
  }

  private static boolean isInvalid(Object value) {
    return value instanceof Double number && !Double.isFinite(number);
  }

  private static List<Object> usable(List<Object> values) {
    return values.stream()
        .filter(value -> value != null && !isInvalid(value) && !value.equals("n/a"))
        .toList();
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static double share(List<Object> of, Predicate<Object> which) {
    return (double) of.stream().filter(which).count() / of.size();
  }

  private static double upTo(List<Object> values, double limit) {
    return share(values, value -> number(value) <= limit);
  }

  private double ksAtEdges(List<Object> window, String feature) {
    List<Object> before = values(reference, feature);
    double largest = 0;
    for (double edge : edges(feature)) {
      largest = Math.max(largest, Math.abs(upTo(before, edge) - upTo(window, edge)));
    }
    return largest;
  }

  private double[] edges(String feature) {
    return ((NumericProfile) profile.feature(feature).orElseThrow())
        .bins()
        .orElseThrow()
        .upperEdges();
  }

  /** Shares of reference and window by group. */
  private Map<Object, double[]> groups(String feature, List<Object> window) {
    Map<Object, double[]> shares = new TreeMap<>();
    List<List<Object>> sides = List.of(values(reference, feature), usable(window));
    for (int side = 0; side < 2; side++) {
      for (Object value : sides.get(side)) {
        shares.computeIfAbsent(group(feature, value), any -> new double[2])[side] +=
            1.0 / sides.get(side).size();
      }
    }
    return shares;
  }

  private Object group(String feature, Object value) {
    if (value instanceof String) {
      return value;
    }
    double[] edges = edges(feature);
    int bin = 0;
    while (bin < edges.length && number(value) > edges[bin]) {
      bin++;
    }
    return profile.feature(feature).orElseThrow().groups()[bin];
  }

  private static double psi(Map<Object, double[]> groups) {
    double sum = 0;
    for (double[] shares : groups.values()) {
      double p = shares[0] == 0 ? 1e-4 : shares[0];
      double q = shares[1] == 0 ? 1e-4 : shares[1];
      sum += (q - p) * Math.log(q / p);
    }
    return sum;
  }

  private double meanShift(List<Object> window, String feature) {
    List<Object> before = values(reference, feature);
    double mean = mean(before);
    double squares = before.stream().mapToDouble(value -> Math.pow(number(value) - mean, 2)).sum();
    return (mean(window) - mean) / Math.sqrt(squares / (before.size() - 1));
  }

  private static double mean(List<Object> values) {
    return values.stream().mapToDouble(DriftRecount::number).average().orElseThrow();
  }
}
