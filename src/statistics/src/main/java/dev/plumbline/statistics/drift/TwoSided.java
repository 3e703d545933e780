package dev.plumbline.statistics.drift;

import java.util.List;

/** How often one category, or a pool of them, occurred on each side. */
record TwoSided(long reference, long current) {
  static final TwoSided NONE = new TwoSided(0, 0);

  static TwoSided sum(List<TwoSided> parts) {
    long reference = 0;
    long current = 0;
    for (TwoSided part : parts) {
      reference += part.reference;
      current += part.current;
    }
    return new TwoSided(reference, current);
  }

  long sum() {
    return reference + current;
  }

  TwoSided with(TwoSided other) {
    return new TwoSided(reference + other.reference, current + other.current);
  }
}
