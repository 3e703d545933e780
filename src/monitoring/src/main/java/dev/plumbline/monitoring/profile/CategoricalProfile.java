package dev.plumbline.monitoring.profile;

import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.schemas.text.CanonicalText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The reference of a categorical feature: a cell is one of its categories, then {@value #OTHER} for
 * the rest that the reference had but does not list, then {@value #UNSEEN} for what it did not
 * have. When nothing was left unlisted, an unknown category is unseen; otherwise it is counted as
 * other, since nobody knows any more.
 */
public final class CategoricalProfile implements FeatureProfile {

  /** The cell of categories that the reference had and does not list. */
  public static final String OTHER = "__other__";

  /** The cell of categories that the reference did not have. */
  public static final String UNSEEN = "__unseen__";

  private final String name;
  private final List<String> categories;
  private final List<Long> counts;
  private final long otherCount;
  private final long missingCount;
  private final long invalidCount;
  private final Map<String, Integer> cellByCategory = new HashMap<>();

  /**
   * A reference as it was built or stored.
   *
   * @param name name of the feature
   * @param categories listed categories, each once; found by their canonical text
   * @param counts reference rows of each of them
   * @param otherCount reference rows of all others
   * @param missingCount reference rows without a value
   * @param invalidCount reference rows whose value is no category: NaN, an infinity
   * @throws IllegalArgumentException when lengths differ, a category is listed twice or a count is
   *     negative
   */
  public CategoricalProfile(
      String name,
      List<String> categories,
      List<Long> counts,
      long otherCount,
      long missingCount,
      long invalidCount) {
    this.name = name;
    this.categories = List.copyOf(categories);
    this.counts = List.copyOf(counts);
    this.otherCount = otherCount;
    this.missingCount = missingCount;
    this.invalidCount = invalidCount;
    if (categories.size() != counts.size()) {
      throw new IllegalArgumentException(
          "feature %s has %d categories and %d counts"
              .formatted(name, categories.size(), counts.size()));
    }
    if (otherCount < 0 || counts.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "counts must not be negative, got: %s and %d others".formatted(counts, otherCount));
    }
    Set<String> listed = new HashSet<>();
    for (int cell = 0; cell < this.categories.size(); cell++) {
      if (!listed.add(this.categories.get(cell))) {
        throw new IllegalArgumentException(
            "feature %s lists the category %s twice".formatted(name, this.categories.get(cell)));
      }
      // A profile of an earlier release, or by another hand, may list texts that are not canonical.
      cellByCategory.putIfAbsent(CanonicalText.of(this.categories.get(cell)), cell);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FeatureKind kind() {
    return FeatureKind.CATEGORICAL;
  }

  /** The listed categories, most frequent first. */
  public List<String> categories() {
    return categories;
  }

  /** Reference rows of categories that are not listed. */
  public long otherCount() {
    return otherCount;
  }

  @Override
  public long missingCount() {
    return missingCount;
  }

  @Override
  public long invalidCount() {
    return invalidCount;
  }

  @Override
  public int cells() {
    return categories.size() + 2;
  }

  @Override
  public int cellOf(Object value) {
    return value == null ? MISSING : Category.of(value).map(this::cellOfCategory).orElse(INVALID);
  }

  @Override
  public int cellOfNumber(double value) {
    return cellOfCategory(CanonicalText.of(value));
  }

  @Override
  public int cellOfCategory(String category) {
    Integer listed = cellByCategory.get(category);
    if (listed != null) {
      return listed;
    }
    return otherCount > 0 ? categories.size() : categories.size() + 1;
  }

  @Override
  public long[] referenceCounts() {
    LongStream listed = counts.stream().mapToLong(Long::longValue);
    return LongStream.concat(listed, LongStream.of(otherCount, 0)).toArray();
  }

  @Override
  public String cellName(int cell) {
    if (cell < categories.size()) {
      return categories.get(cell);
    }
    return cell == categories.size() ? OTHER : UNSEEN;
  }

  @Override
  public int[] groups() {
    return IntStream.range(0, cells()).toArray();
  }

  @Override
  public String groupName(int group) {
    return cellName(group);
  }

  @Override
  public long count() {
    return LongStream.of(referenceCounts()).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CategoricalProfile that
        && name.equals(that.name)
        && categories.equals(that.categories)
        && counts.equals(that.counts)
        && otherCount == that.otherCount
        && missingCount == that.missingCount
        && invalidCount == that.invalidCount;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, categories, counts, otherCount, missingCount, invalidCount);
  }

  @Override
  public String toString() {
    return "CategoricalProfile[%s, %d categories]".formatted(name, categories.size());
  }
}
