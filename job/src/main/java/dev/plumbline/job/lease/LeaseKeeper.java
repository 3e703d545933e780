package dev.plumbline.job.lease;

import java.util.Optional;

/**
 * Holds the lease of a {@code job.id} for one submission: takes it, renews it, and notices when
 * another has it. Of several that take it at the same time one succeeds, the first on the log.
 *
 * <p>May be called from several threads, one after the other.
 */
final class LeaseKeeper implements AutoCloseable {

  private final LeaseLog log;
  private final Lease claim;
  private final LeaseBook book = new LeaseBook();

  /**
   * A keeper that has nothing yet.
   *
   * @param claim who asks; its times are not looked at
   */
  LeaseKeeper(LeaseLog log, Lease claim) {
    this.log = log;
    this.claim = claim;
  }

  /**
   * Takes the lease or renews it.
   *
   * @throws LeaseTakenException when another holds it
   */
  synchronized void hold() {
    log.readInto(book);
    Optional<Lease> own = refuseIfTaken();
    log.write(said(own));
    log.readInto(book); // another may have been faster
    refuseIfTaken();
  }

  private Optional<Lease> refuseIfTaken() {
    long now = log.now();
    Optional<Lease> held = book.at(now);
    if (held.isPresent() && !held.get().holder().equals(claim.holder())) {
      throw new LeaseTakenException(held.get().refusal(now));
    }
    return held;
  }

  private Lease said(Optional<Lease> own) {
    return new Lease(
        claim.jobId(),
        claim.holder(),
        own.isPresent() ? Lease.Kind.RENEWAL : Lease.Kind.CLAIM,
        claim.flinkJob(),
        claim.host(),
        own.map(Lease::since).orElse(log.now()),
        log.now(),
        claim.lengthMs());
  }

  /** Gives the lease back, if it is this one's, and ends. */
  @Override
  public synchronized void close() {
    try (log) {
      if (book.at(log.now()).filter(held -> held.holder().equals(claim.holder())).isPresent()) {
        log.release(claim.jobId(), claim.holder());
      }
    }
  }
}
