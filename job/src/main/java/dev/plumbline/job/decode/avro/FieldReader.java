package dev.plumbline.job.decode.avro;

/**
 * Reads one field of a writer's schema, whose value comes next, into an event.
 *
 * @param <E> the event
 */
public interface FieldReader<E> {

  /** Reads it, or declines the event. */
  void read(AvroCursor cursor, E into);
}
