package dev.plumbline.job.lease;

import java.util.Optional;

/**
 * Holds the lease of a {@code job.id} for one submission: takes it, renews it, and notices when
 * another has it. Of several that take it at the same time one succeeds, the first on the log: each
 * reads back what it wrote, and with it all that came before, ahead of anything else.
 *
 * <p>May be called from several threads, one after the other.
 */
final class LeaseKeeper implements AutoCloseable {

  private final LeaseLog log;
  private final Lease claim;
  private final LeaseBook book;

  /**
   * A keeper that has nothing yet.
   *
   * @param claim who asks; its times are not looked at
   */
  LeaseKeeper(LeaseLog log, Lease claim) {
    this.log = log;
    this.claim = claim;
    this.book = new LeaseBook(claim.holder());
  }

  /**
   * Takes the lease or renews it.
   *
   * @throws LeaseTakenException when another holds it
   */
  synchronized void hold() {
    log.readInto(book);
    refuseIfTaken();
    say();
    if (book.own(log.now()).isEmpty()) {
      say(); // the first word came before the end of another's lease
    }
  }

  private void say() {
    log.write(said(book.own(log.now())));
    log.readInto(book); // another may have been faster
    refuseIfTaken();
  }

  private void refuseIfTaken() {
    long now = log.now();
    Optional<Lease> taken = book.ofAnother(now);
    if (taken.isPresent()) {
      throw new LeaseTakenException(taken.get().refusal(now));
    }
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
      if (book.own(log.now()).isPresent()) {
        log.release(claim.jobId(), claim.holder());
      }
    }
  }
}
