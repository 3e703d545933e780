package dev.plumbline.cli.file.cell;

import com.fasterxml.jackson.databind.node.LongNode;

/**
 * A time that a file has as one, in milliseconds since 1970; of a clock without a zone, as if it
 * stood in UTC. To everybody who asks for no time it is a whole number.
 */
public final class TimestampNode extends LongNode {

  private static final long serialVersionUID = 1;

  private final boolean local;

  public TimestampNode(long millis, boolean local) {
    super(millis);
    this.local = local;
  }

  /** Whether the file says no zone. */
  boolean isLocal() {
    return local;
  }
}
