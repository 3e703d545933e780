package dev.plumbline.monitoring.profile.build;

import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The categories of a feature, four bytes a row beside their texts. The most frequent {@value
 * #MOST_LISTED} are listed, the rest is one.
 */
final class CategoricalSample implements FeatureSample {

  /** Categories that are listed. */
  static final int MOST_LISTED = 1_000;

  private static final int FIRST_CAPACITY = 1_024;
  private static final int UNLISTED = CategoryCodes.UNKNOWN;
  private static final int MISSING = -2;
  private static final int INVALID = -3;

  private final String name;
  private final CategoryCodes categories = new CategoryCodes();
  private int[] codes = new int[FIRST_CAPACITY];
  private int size;

  CategoricalSample(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void put(int slot, Object value) {
    if (slot < size && codes[slot] >= 0) {
      categories.release(codes[slot]);
      codes[slot] = MISSING;
    }
    if (categories.isFull()) {
      forgetRare();
    }
    if (slot == codes.length) {
      codes = Arrays.copyOf(codes, Math.multiplyExact(slot, 2));
    }
    codes[slot] = codeOf(value);
    size = Math.max(size, slot + 1);
  }

  private int codeOf(Object value) {
    if (value == null) {
      return MISSING;
    }
    Optional<String> category = Category.of(value);
    if (category.isEmpty()) {
      return INVALID;
    }
    return Category.canBeListed(category.get()) ? categories.use(category.get()) : UNLISTED;
  }

  private void forgetRare() {
    int[] newCodes = categories.forgetRare();
    for (int slot = 0; slot < size; slot++) {
      if (codes[slot] >= 0) {
        codes[slot] = newCodes[codes[slot]];
      }
    }
  }

  @Override
  public boolean hasValues() {
    return count(MISSING) < size;
  }

  @Override
  public CategoricalProfile profile() {
    int[] listed = categories.mostFrequent(MOST_LISTED);
    List<Long> counts = IntStream.of(listed).mapToObj(categories::count).toList();
    long missing = count(MISSING);
    long invalid = count(INVALID);
    long inList = counts.stream().mapToLong(Long::longValue).sum();
    return new CategoricalProfile(
        name,
        IntStream.of(listed).mapToObj(categories::name).toList(),
        counts,
        size - missing - invalid - inList,
        missing,
        invalid);
  }

  private long count(int code) {
    return IntStream.of(codes).limit(size).filter(found -> found == code).count();
  }
}
