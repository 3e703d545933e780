package dev.plumbline.monitoring.profile;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Neighbouring bins as a person writes an interval, to six digits: {@code (12.5, 17]}, {@code >
 * 17}. An atom is {@code = 17}; the bin that ends just before it is {@code (12.5, 17)}.
 */
record Interval(Optional<ReferenceBins> bins, int first, int last) {

  private static final MathContext DIGITS = new MathContext(6);

  String inWords() {
    double[] edges = bins.map(ReferenceBins::upperEdges).orElseGet(() -> new double[0]);
    boolean openBelow = first == 0;
    boolean openAbove = last >= edges.length;
    if (openBelow && openAbove) {
      return "any value";
    }
    if (openBelow) {
      return (endsBeforeAtom() ? "< " : "≤ ") + upper(edges);
    }
    if (first == last && isAtom(first)) {
      return "= " + written(edges[last]);
    }
    if (openAbove) {
      return (isAtom(first) ? "≥ " : "> ") + lower(edges);
    }
    return (isAtom(first) ? "[" : "(")
        + lower(edges)
        + ", "
        + upper(edges)
        + (endsBeforeAtom() ? ")" : "]");
  }

  private String lower(double[] edges) {
    return written(isAtom(first) ? edges[first] : edges[first - 1]);
  }

  private String upper(double[] edges) {
    return written(endsBeforeAtom() ? edges[last + 1] : edges[last]);
  }

  private boolean endsBeforeAtom() {
    return isAtom(last + 1);
  }

  private boolean isAtom(int bin) {
    return bins.isPresent() && bin < bins.get().bins() && bins.get().isAtom(bin);
  }

  private static String written(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    boolean readable = rounded.precision() - rounded.scale() <= 12 && rounded.scale() <= 12;
    return readable ? rounded.toPlainString() : rounded.toString();
  }
}
