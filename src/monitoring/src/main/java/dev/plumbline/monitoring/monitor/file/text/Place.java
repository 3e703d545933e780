package dev.plumbline.monitoring.monitor.file.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.monitoring.monitor.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value in a monitor file and where it stands. Reads leniently: a value of the wrong form is
 * empty, since the schema has reported it already, so that the checks of meaning go on.
 */
public final class Place {

  private final JsonNode value;

  /** Asked for when there is something to tell, which is hardly ever. */
  private final Supplier<String> path;

  private final String key;
  private final Problems problems;

  private Place(JsonNode value, Supplier<String> path, String key, Problems problems) {
    this.value = value;
    this.path = path;
    this.key = key;
    this.problems = problems;
  }

  /** The whole file; problems of everything in it go to {@code problems}. */
  public static Place root(JsonNode root, Problems problems) {
    return new Place(root, () -> FieldPath.ROOT, "", problems);
  }

  /** The value under a key; not {@link #isGiven} when there is none. */
  public Place at(String childKey) {
    return new Place(
        value.path(childKey), () -> FieldPath.child(path.get(), childKey), childKey, problems);
  }

  /** The items of a list, none of anything else. */
  public List<Place> items() {
    List<Place> items = new ArrayList<>();
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      int index = i;
      items.add(new Place(value.get(i), () -> FieldPath.item(path.get(), index), key, problems));
    }
    return items;
  }

  /** The values of a mapping in the order of the file, none of anything else. */
  public List<Place> entries() {
    List<Place> entries = new ArrayList<>();
    value.fieldNames().forEachRemaining(name -> entries.add(at(name)));
    return entries;
  }

  /** The key that the value stands under; that of the list for its items, empty for the root. */
  public String key() {
    return key;
  }

  /** Whether there is a value, if only null. */
  public boolean isGiven() {
    return !value.isMissingNode();
  }

  /** Whether the value is the boolean true. */
  public boolean isTrue() {
    return value.isBoolean() && value.booleanValue();
  }

  /** The value if it is a text. */
  public Optional<String> text() {
    return Optional.ofNullable(value.textValue());
  }

  /** The value of an enum that is named here; empty when nothing is given or none of the type. */
  public <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
    return text()
        .flatMap(
            name ->
                Arrays.stream(type.getEnumConstants())
                    .filter(constant -> Names.of(constant).equals(name))
                    .findAny());
  }

  /** The texts of a list, other items left out. */
  public List<String> texts() {
    return items().stream().flatMap(item -> item.text().stream()).toList();
  }

  /** The value if it is a number. */
  public Optional<Double> number() {
    return value.isNumber() ? Optional.of(value.doubleValue()) : Optional.empty();
  }

  public Optional<Long> whole() {
    return number().map(Double::longValue);
  }

  public Optional<Duration> duration() {
    return text().flatMap(DurationText::parse);
  }

  /** True when no more problems are taken, so that none need be looked for. */
  public boolean isEnough() {
    return problems.isFull();
  }

  /** Reports what is wrong with this value. */
  public void refuse(String message) {
    String at = path.get();
    problems.add(at, problems.found(at, value), message);
  }

  /**
   * Reports that two numbers have nothing between them, unless the first is less than the second.
   */
  public void refuseUnlessAscending() {
    List<Optional<Double>> ends = items().stream().map(Place::number).toList();
    if (ends.size() == 2
        && ends.stream().allMatch(Optional::isPresent)
        && ends.get(0).get() >= ends.get(1).get()) {
      refuse("holds nothing: the first must be less than the second");
    }
  }

  /** Reports that the key does not belong here, if it is given. */
  public void refuseKeyIfGiven(String message) {
    if (isGiven()) {
      problems.add(path.get(), Found.text(key), message);
    }
  }

  /** Reports that this mapping lacks something. */
  public void lacks(String message) {
    problems.add(path.get(), "", message);
  }
}
