package dev.plumbline.statistics.estimate;

/** The quantile of the standard normal distribution that the intervals stand on. */
public final class NormalQuantile {
  /** 97.5 % of the standard normal distribution lies below; ± this much holds 95 %. */
  public static final double TWO_SIDED_95 = 1.959963984540054;

  private NormalQuantile() {}
}
