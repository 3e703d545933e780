package dev.plumbline.testbed.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Endless events of all simulated models in the order of their times; the same start and timetable
 * give the same events, to the byte. Each label comes 1 to 3 s after its prediction.
 *
 * <p>210 predictions a second and as many labels: {@code card-fraud} 100, {@code delivery-time}
 * 100, {@code loan-grade} 10. For one thread.
 */
public final class Traffic implements Iterator<TimedEvent> {

  private static final long SEED = 20_261_123;
  private static final int SHORTEST_DELAY_MS = 1_000;
  private static final int DELAYS_MS = 2_000;

  private final PriorityQueue<TimedEvent> labels =
      new PriorityQueue<>(Comparator.comparingLong(TimedEvent::at).thenComparing(Traffic::id));
  private final List<Source> sources;
  private final long start;
  private final Timetable timetable;

  /**
   * Traffic from the beginning.
   *
   * @param start event time of the first prediction
   * @param timetable what goes wrong, and when after {@code start}
   */
  public Traffic(Instant start, Timetable timetable) {
    this.start = start.toEpochMilli();
    this.timetable = timetable;
    this.sources = SimulatedModel.ALL.stream().map(Source::new).toList();
  }

  /** Names of the models, as in their monitors. */
  public static List<String> models() {
    return SimulatedModel.ALL.stream().map(SimulatedModel::name).toList();
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public TimedEvent next() {
    Source earliest = sources.stream().min(Comparator.comparingLong(Source::nextAt)).orElseThrow();
    if (!labels.isEmpty() && labels.peek().at() <= earliest.nextAt()) {
      return labels.poll();
    }
    return earliest.next();
  }

  private static String id(TimedEvent event) {
    return event.event().get("prediction_id").toString();
  }

  /** One model and how far it has got. */
  private final class Source {

    private final SimulatedModel model;
    private final Random random;
    private long count;

    Source(SimulatedModel model) {
      this.model = model;
      this.random = new Random(SEED ^ model.name().hashCode());
    }

    long nextAt() {
      return start + count * 1_000 / model.perSecond();
    }

    TimedEvent next() {
      long at = nextAt();
      count++;
      String id = model.name() + "-" + count;
      TrafficAnswer answer =
          model.answer(random, timetable.active(model.name(), Duration.ofMillis(at - start)));
      long delay = SHORTEST_DELAY_MS + random.nextInt(DELAYS_MS);
      labels.add(EventRecords.label(model.name(), id, at + delay, answer));
      return EventRecords.prediction(model.name(), id, at, answer);
    }
  }
}
