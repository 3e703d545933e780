package dev.plumbline.job.lease;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who holds a lease, by the records of its topic in their order, as one submission reads them. Two
 * submissions never both come to hold it: what decides is where their records lie.
 *
 * <ol>
 *   <li>A claim takes the lease when nobody holds it, or the holders' had ended when the claim was
 *       written; otherwise it says nothing.
 *   <li>A renewal by another is its writer's word that it holds it, and is believed: so a reader
 *       need not begin at the beginning. Not while the reader itself holds the lease: then the
 *       other's had ended before, which it will read in front of its own record.
 *   <li>The reader's own renewal counts as a claim does.
 *   <li>A release by a holder ends its hold.
 * </ol>
 */
final class LeaseBook {

  private final String reader;

  /** By holder, those that hold it or, as far as this reader can know, may. */
  private final Map<String, Lease> holding = new LinkedHashMap<>();

  /**
   * An empty book.
   *
   * @param reader the holder that reads it
   */
  LeaseBook(String reader) {
    this.reader = reader;
  }

  void add(Lease said) {
    boolean isFree =
        holding.values().stream()
            .allMatch(held -> held.holder().equals(said.holder()) || held.isOver(said.at()));
    if (isFree) {
      holding.clear();
      holding.put(said.holder(), said);
    } else if (said.kind() == Lease.Kind.RENEWAL
        && !said.holder().equals(reader)
        && own(said.at()).isEmpty()) {
      holding.put(said.holder(), said);
    }
  }

  void release(String holder) {
    holding.remove(holder);
  }

  /** The reader's own lease, if it holds one at this time. */
  Optional<Lease> own(long now) {
    return Optional.ofNullable(holding.get(reader)).filter(lease -> !lease.isOver(now));
  }

  /** That of another which holds at this time, the longest of several. */
  Optional<Lease> ofAnother(long now) {
    return holding.values().stream()
        .filter(lease -> !lease.holder().equals(reader) && !lease.isOver(now))
        .max(Comparator.comparingLong(Lease::end));
  }
}
