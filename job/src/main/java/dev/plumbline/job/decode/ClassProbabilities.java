package dev.plumbline.job.decode;

import dev.plumbline.job.decode.avro.DeclinedException;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The probabilities of one prediction by canonical text of the class, in arrays that are used again
 * for the next. Meant for the few classes that most models have, so a class is found by looking at
 * all; beyond {@value #MOST_CLASSES} a prediction is declined.
 */
final class ClassProbabilities extends AbstractMap<String, Double> {

  static final int MOST_CLASSES = 64;

  private final String[] names = new String[MOST_CLASSES];
  private final double[] values = new double[MOST_CLASSES];
  private int size;

  /** Forgets all. */
  @Override
  public void clear() {
    size = 0;
  }

  /** Takes a probability in; of two for a class the later one holds. */
  void put(String name, double probability) {
    int place = placeOf(name);
    if (place == size) {
      if (size == MOST_CLASSES) {
        throw DeclinedException.INSTANCE;
      }
      names[size++] = name;
    }
    values[place] = probability;
  }

  private int placeOf(Object name) {
    int place = 0;
    while (place < size && !names[place].equals(name)) {
      place++;
    }
    return place;
  }

  @Override
  public Double get(Object name) {
    int place = placeOf(name);
    return place == size ? null : values[place];
  }

  @Override
  public boolean isEmpty() {
    return size == 0;
  }

  @Override
  public Set<Entry<String, Double>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Double>> iterator() {
        return entries();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private Iterator<Entry<String, Double>> entries() {
    return Arrays.stream(names, 0, size).map(name -> Map.entry(name, get(name))).iterator();
  }
}
