package dev.plumbline.monitoring.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/** How often each category of a feature occurred. */
final class CategoricalSample implements FeatureSample {

  /** Categories that are listed; the rest is one. */
  static final int MOST_LISTED = 1_000;

  private static final Comparator<Entry<String, Long>> MOST_FREQUENT_FIRST =
      Entry.<String, Long>comparingByValue().reversed().thenComparing(Entry.comparingByKey());

  private final String name;
  private final Map<String, Long> counts = new HashMap<>();
  private long unlisted;
  private long missing;
  private long invalid;

  CategoricalSample(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void add(Object value) {
    if (value == null) {
      missing++;
      return;
    }
    Optional<String> category = Category.of(value);
    if (category.isEmpty()) {
      invalid++;
    } else if (Category.canBeListed(category.get())) {
      counts.merge(category.get(), 1L, Long::sum);
    } else {
      unlisted++;
    }
  }

  @Override
  public CategoricalProfile profile() {
    List<Entry<String, Long>> listed =
        counts.entrySet().stream().sorted(MOST_FREQUENT_FIRST).limit(MOST_LISTED).toList();
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long inList = listed.stream().mapToLong(Entry::getValue).sum();
    return new CategoricalProfile(
        name,
        listed.stream().map(Entry::getKey).toList(),
        listed.stream().map(Entry::getValue).toList(),
        all - inList + unlisted,
        missing,
        invalid);
  }
}
