package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.decode.Columns;
import java.util.HashMap;
import java.util.Map;

/**
 * The columns into which events are read, the same for all models with as many: they are written
 * for every event, and stay in the processor's first cache where those of each model would not. For
 * one thread, which is done with an event before it reads the next.
 */
final class SharedColumns {

  private final Map<Integer, Columns> bySize = new HashMap<>();

  /** So many columns, which hold the values of whatever event was read last. */
  Columns of(int columns) {
    return bySize.computeIfAbsent(columns, Columns::new);
  }
}
