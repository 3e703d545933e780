package dev.plumbline.job.decode;

import dev.plumbline.job.decode.avro.KeyOrder;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Monitor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the values of an event go that one revision of a monitor watches: its features by name and
 * by position, its segments by attribute. Made once for each revision; for one thread.
 */
public final class ColumnLayout {

  private final Monitor monitor;
  private final Columns columns;
  private final KeyOrder features;
  private final SegmentNames segments;

  /** The texts of a categorical column; null where it is numeric. */
  private final CategoryTexts[] categories;

  /** The columns of each position of a set; {@code inOrder} when they are 0, 1, … and numbers. */
  record SetLayout(int[] columns, boolean inOrder) {}

  private final Map<String, SetLayout> sets = new HashMap<>();

  /** The set that was asked for last, since nearly all events of a monitor have the same. */
  private String lastSet;

  private SetLayout last;

  /**
   * A layout for the columns of the monitor: its features, then its outputs.
   *
   * @param columns as many; those of other layouts, too, as long as one event is read at a time
   */
  public ColumnLayout(Monitor monitor, Columns columns) {
    this.monitor = monitor;
    this.columns = columns;
    List<Feature> watched = monitor.features();
    Map<String, Integer> positions = new HashMap<>();
    categories = new CategoryTexts[watched.size()];
    for (int column = 0; column < watched.size(); column++) {
      positions.put(watched.get(column).name(), column);
      if (watched.get(column).kind() != FeatureKind.NUMERIC) {
        categories[column] = new CategoryTexts();
      }
    }
    features = new KeyOrder(positions);
    segments = new SegmentNames(monitor.segments());
  }

  /** The columns of the event that is read. */
  public Columns columns() {
    return columns;
  }

  /**
   * Names of the segments that an event with these attributes belongs to: the same array for the
   * same segments, which must not be changed.
   */
  public String[] segmentsOf(Map<String, String> attributes) {
    return segments.of(attributes);
  }

  KeyOrder features() {
    return features;
  }

  SegmentNames segments() {
    return segments;
  }

  /** The texts of a categorical feature; null when the feature is a number. */
  CategoryTexts categoriesOf(int column) {
    return categories[column];
  }

  /**
   * The column of each position of a feature set, {@link KeyOrder#NOT_WATCHED} where nobody watches
   * it; null when the monitor knows no such set.
   *
   * @param featureSet may be null; found soonest when it is the instance of the event before
   */
  SetLayout setOf(String featureSet) {
    if (featureSet != lastSet) {
      last = featureSet == null ? null : sets.computeIfAbsent(featureSet, this::layOut);
      lastSet = featureSet;
    }
    return last;
  }

  private SetLayout layOut(String featureSet) {
    List<String> names = monitor.featureSets().get(featureSet);
    if (names == null) {
      return null;
    }
    int[] columnOf = new int[names.size()];
    Arrays.fill(columnOf, KeyOrder.NOT_WATCHED);
    for (int column = 0; column < categories.length; column++) {
      int position = names.indexOf(monitor.features().get(column).name());
      if (position >= 0) {
        columnOf[position] = column;
      }
    }
    boolean inOrder = columnOf.length <= categories.length;
    for (int position = 0; inOrder && position < columnOf.length; position++) {
      inOrder = columnOf[position] == position && categories[position] == null;
    }
    return new SetLayout(columnOf, inOrder);
  }
}
