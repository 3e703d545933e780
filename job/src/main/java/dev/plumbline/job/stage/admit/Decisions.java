package dev.plumbline.job.stage.admit;

import dev.plumbline.job.event.VersionNews;
import dev.plumbline.job.stage.admit.LiveVersions.Verdict;
import dev.plumbline.monitoring.control.RecentlyUsed;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.TimerService;

/**
 * What is decided about the versions of the model whose key is in force, told to those who follow
 * as it is decided, and forgotten when nothing asks for it any more.
 */
final class Decisions {

  private static final int MOST_MODELS = 10_000;

  private final KeyedVersionBook book;
  private final LiveVersions live;
  private final VersionLimit limit;

  /** Of each model the period of which it was looked last whether it is full. */
  private final Map<String, Long> lookedAt = new RecentlyUsed<>(MOST_MODELS);

  Decisions(RuntimeContext context, VersionLimit limit) {
    this.book = new KeyedVersionBook(context);
    this.live = new LiveVersions(book, limit.versions());
    this.limit = limit;
  }

  /** Whether a version is measured for itself in a period. */
  boolean isOwn(String version, long period) throws Exception {
    return live.of(version, period) == Verdict.OWN;
  }

  /** What is decided of a version of which something is in a period. */
  Verdict of(
      String version, long period, String model, TimerService timers, Consumer<VersionNews> news)
      throws Exception {
    if (period + limit.memoryMs() <= timers.currentWatermark()) {
      // Nothing of then is known any more.
      boolean isOther = live.isFull(period) && book.periods(version).length == 0;
      return isOther ? Verdict.OTHER : Verdict.OWN;
    }
    Verdict known = live.of(version, period);
    if (known == Verdict.OPEN && isFullNow(period, model, timers, news)) {
      return Verdict.OTHER;
    }
    if (known == Verdict.OWN && live.admit(version, period)) {
      announce(version, period, model, timers, news);
    }
    return known;
  }

  /** Looks once in a period, since only what is decided makes it full. */
  private boolean isFullNow(
      long period, String model, TimerService timers, Consumer<VersionNews> news) throws Exception {
    Long last = lookedAt.put(model, period);
    if (last != null && last == period || !live.fill(period)) {
      return false;
    }
    announce("", period, model, timers, news);
    return true;
  }

  /** Decides about new versions at the end of a pane. */
  void decide(NewVersions undecided, String model, TimerService timers, Consumer<VersionNews> news)
      throws Exception {
    for (long period : undecided.periods()) {
      for (String version : live.decide(period, undecided.of(period))) {
        announce(version, period, model, timers, news);
      }
      if (live.isFull(period)) {
        announce("", period, model, timers, news);
      }
      lookedAt.remove(model);
    }
  }

  private void announce(
      String version, long period, String model, TimerService timers, Consumer<VersionNews> news)
      throws Exception {
    if (book.since() == VersionBook.NEVER || period < book.since()) {
      book.putSince(period);
    }
    timers.registerEventTimeTimer(limit.forgottenAt(period) - 1);
    news.accept(new VersionNews(model, version, period, book.since()));
  }

  /**
   * Forgets what nothing asks for any more when event time has come to an instant.
   *
   * @return whether nothing is left
   */
  boolean forget(long end) throws Exception {
    if (Math.floorMod(end, LiveVersions.PERIOD) != 0) {
      return false;
    }
    live.forget(end - limit.memoryMs());
    boolean isEmpty = book.isEmpty();
    if (isEmpty) {
      book.clear();
    }
    return isEmpty;
  }
}
