package dev.plumbline.job.lease;

import java.util.Optional;

/**
 * Who holds a lease, by the records of its topic in their order: every reader comes to the same.
 *
 * <ol>
 *   <li>A claim takes the lease when nobody holds it, or the holder's had ended when the claim was
 *       written; otherwise it says nothing.
 *   <li>A renewal is its writer's word that it holds it, and is believed: it was written only after
 *       reading that nobody else does. So a reader need not begin at the beginning.
 *   <li>A release by the holder ends it.
 * </ol>
 */
final class LeaseBook {

  private Lease held;

  void add(Lease said) {
    boolean isFree = held == null || held.isOver(said.at()) || held.holder().equals(said.holder());
    if (isFree || said.kind() == Lease.Kind.RENEWAL) {
      held = said;
    }
  }

  void release(String holder) {
    if (held != null && held.holder().equals(holder)) {
      held = null;
    }
  }

  /** The lease that holds at this time. */
  Optional<Lease> at(long now) {
    return Optional.ofNullable(held).filter(lease -> !lease.isOver(now));
  }
}
