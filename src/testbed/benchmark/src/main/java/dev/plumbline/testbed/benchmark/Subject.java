package dev.plumbline.testbed.benchmark;

import dev.plumbline.statistics.exact.Accumulator;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/**
 * An accumulator under measurement: a running sum, another with {@value #ITEMS} items, and the
 * bytes of that other.
 *
 * @param <A> the accumulator
 */
final class Subject<A extends Accumulator<A>> {
  /** How many items the other holds, and how many different ones are counted in turn. */
  static final int ITEMS = 8_192;

  private final ObjIntConsumer<A> countItem;
  private final Function<byte[], A> read;
  private final A sum;
  private final A other;
  private final byte[] bytes;
  private int next;

  /**
   * @param empty makes a new one
   * @param countItem counts the item of this number, 0 to {@value #ITEMS} − 1
   * @param read the static {@code fromBytes}
   */
  Subject(Supplier<A> empty, ObjIntConsumer<A> countItem, Function<byte[], A> read) {
    this.countItem = countItem;
    this.read = read;
    sum = empty.get();
    other = empty.get();
    for (int item = 0; item < ITEMS; item++) {
      countItem.accept(other, item);
    }
    sum.add(other);
    bytes = other.toBytes();
  }

  void count() {
    next = (next + 1) & (ITEMS - 1);
    countItem.accept(sum, next);
  }

  void add() {
    sum.add(other);
  }

  void takeBack() {
    sum.takeBack(other);
  }

  byte[] toBytes() {
    return other.toBytes();
  }

  A fromBytes() {
    return read.apply(bytes);
  }

  int size() {
    return bytes.length;
  }
}
