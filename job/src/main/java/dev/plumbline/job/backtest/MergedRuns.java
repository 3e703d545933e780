package dev.plumbline.job.backtest;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** Several sorted sequences as one; of equal keys that of the earlier sequence comes first. */
final class MergedRuns implements Iterator<SortEntry> {

  private record Head(SortEntry entry, int sequence, Iterator<SortEntry> rest) {}

  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(Comparator.comparing(Head::entry).thenComparingInt(Head::sequence));

  MergedRuns(List<Iterator<SortEntry>> sequences) {
    for (int i = 0; i < sequences.size(); i++) {
      offer(i, sequences.get(i));
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public SortEntry next() {
    Head head = heads.remove();
    offer(head.sequence(), head.rest());
    return head.entry();
  }

  private void offer(int sequence, Iterator<SortEntry> rest) {
    if (rest.hasNext()) {
      heads.add(new Head(rest.next(), sequence, rest));
    }
  }
}
