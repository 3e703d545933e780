package dev.plumbline.cli.publish;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many events a second are published at most.
 *
 * @param perSecond positive; infinite for as fast as Kafka takes them
 */
record Rate(double perSecond) {

  /** As fast as Kafka takes them. */
  static final Rate UNLIMITED = new Rate(Double.POSITIVE_INFINITY);

  /** Refuses what is no rate. */
  Rate {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a rate must be above 0, got: " + perSecond);
    }
  }

  /** Waits until it is time for an event, the first being number 0 at {@code start}. */
  void await(long number, long startNanos) {
    long due = startNanos + (long) (number * (TimeUnit.SECONDS.toNanos(1) / perSecond));
    long left = due - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }

  /** Reads {@code 500/s}, {@code 30/m} or {@code 500}, which is a second. */
  static final class Converter implements ITypeConverter<Rate> {

    private static final Pattern FORM =
        Pattern.compile("([0-9]{1,9}(?:\\.[0-9]+)?)(?:/(s|m|min))?");

    @Override
    public Rate convert(String text) {
      Matcher matcher = FORM.matcher(text);
      double amount = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
      if (amount == 0) {
        throw new TypeConversionException("\"" + text + "\" is no rate; write it as 500/s or 30/m");
      }
      boolean minutes = matcher.group(2) != null && matcher.group(2).startsWith("m");
      return new Rate(minutes ? amount / 60 : amount);
    }
  }
}
