package dev.plumbline.statistics;

/** The quantile of the standard normal distribution that the intervals stand on. */
final class NormalQuantile {
  /** 97.5 % of the standard normal distribution lies below; ± this much holds 95 %. */
  static final double TWO_SIDED_95 = 1.959963984540054;

  private NormalQuantile() {}
}
