package dev.plumbline.statistics;

/** How often one category, or a pool of them, occurred on each side. */
record TwoSided(long reference, long current) {
  static final TwoSided NONE = new TwoSided(0, 0);

  long sum() {
    return reference + current;
  }

  TwoSided with(TwoSided other) {
    return new TwoSided(reference + other.reference, current + other.current);
  }
}
