package dev.plumbline.job.window.state;

import dev.plumbline.monitoring.event.SeriesDefinition;
import java.util.Arrays;

/**
 * When events of a series were heard of. Event time decides which of them count: at an instant
 * those before it, however many later ones are known already, so that what follows is the same
 * whether they came before or after the watermark. Immutable.
 *
 * @param last start of the six hours (see {@link SeriesDefinition#heardFrom}) of the last event
 *     that event time has passed, epoch milliseconds; {@link Long#MIN_VALUE} before the first
 * @param ahead instants of events that event time has not passed, ascending, each once
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, and never compared
public record HeardEvents(long last, long[] ahead) {

  public static final HeardEvents NONE = new HeardEvents(Long.MIN_VALUE, new long[0]);

  /** With an event at an instant that event time has not passed. */
  public HeardEvents with(long instant) {
    int place = Arrays.binarySearch(ahead, instant);
    if (place >= 0) {
      return this;
    }
    int at = -place - 1;
    long[] more = new long[ahead.length + 1];
    System.arraycopy(ahead, 0, more, 0, at);
    more[at] = instant;
    System.arraycopy(ahead, at, more, at + 1, ahead.length - at);
    return new HeardEvents(last, more);
  }

  /** Event time has passed every instant before {@code end}. */
  public HeardEvents passed(long end) {
    int place = firstFrom(end);
    return place == 0
        ? this
        : new HeardEvents(
            Math.max(last, SeriesDefinition.heardFrom(ahead[place - 1])),
            Arrays.copyOfRange(ahead, place, ahead.length));
  }

  /** Whether an event lies in {@code [from, until)}, which event time has not passed. */
  public boolean isIn(long from, long until) {
    return firstFrom(from) < firstFrom(until);
  }

  /** Whether an event is known that event time has not passed. */
  public boolean isAhead() {
    return ahead.length > 0;
  }

  private int firstFrom(long instant) {
    int place = Arrays.binarySearch(ahead, instant);
    return place >= 0 ? place : -place - 1;
  }
}
