package dev.plumbline.job.backtest;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives objects of this process to operators that run in it, since what is submitted to Flink is
 * copied. Valid until it is withdrawn.
 */
final class Handover {

  private static final Map<String, Object> HELD = new ConcurrentHashMap<>();

  private Handover() {}

  /** Holds an object; returns the ticket for it. */
  static String leave(Object object) {
    String ticket = UUID.randomUUID().toString();
    HELD.put(ticket, object);
    return ticket;
  }

  /** The object of a ticket. */
  static <T> T take(String ticket, Class<T> type) {
    Object object = HELD.get(ticket);
    if (object == null) {
      throw new IllegalStateException("nothing is held for ticket " + ticket + " in this process");
    }
    return type.cast(object);
  }

  static void withdraw(String ticket) {
    HELD.remove(ticket);
  }
}
