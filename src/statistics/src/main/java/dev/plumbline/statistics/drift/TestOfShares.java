package dev.plumbline.statistics.drift;

/** Which test the p-value of {@link ChiSquareHomogeneity} is of. */
public enum TestOfShares {
  /** Pearson's χ² on the pooled table. */
  CHI_SQUARE,

  /** How rare categories fall on the two sides, by the binomial distribution. */
  BINOMIAL,

  /** How values that the reference never had fall on the two sides, by Fisher's exact test. */
  FISHER
}
