package dev.plumbline.testbed.benchmark.significance;

import java.util.SplittableRandom;
import org.apache.commons.math3.random.BitsStreamGenerator;

/** Random numbers from a seed, the same on every machine. */
final class Draws extends BitsStreamGenerator {
  private static final long serialVersionUID = 1L;

  private transient SplittableRandom random;

  Draws(long seed) {
    setSeed(seed);
  }

  @Override
  public void setSeed(int seed) {
    setSeed((long) seed);
  }

  @Override
  public void setSeed(int[] seed) {
    setSeed(java.util.Arrays.hashCode(seed));
  }

  @Override
  public void setSeed(long seed) {
    random = new SplittableRandom(seed);
    clear();
  }

  @Override
  protected int next(int bits) {
    return random.nextInt() >>> (32 - bits);
  }

  @Override
  public double nextDouble() {
    return random.nextDouble();
  }
}
