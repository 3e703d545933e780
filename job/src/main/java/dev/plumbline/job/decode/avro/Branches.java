package dev.plumbline.job.decode.avro;

import java.util.List;
import org.apache.avro.Schema;

/**
 * Reads values of one writer's type, be it a union or not, as what the reader's type takes them
 * for. Immutable.
 */
public final class Branches {

  private final Kind[] kinds;
  private final boolean isUnion;

  public Branches(Schema writer) {
    isUnion = writer.isUnion();
    List<Schema> branches = isUnion ? writer.getTypes() : List.of(writer);
    kinds = branches.stream().map(Kind::of).toArray(Kind[]::new);
  }

  /** The kind of the value that comes next; what a union says of it is read. */
  public Kind next(AvroCursor cursor) {
    if (!isUnion) {
      return kinds[0];
    }
    int branch = cursor.readBranch();
    if (branch >= kinds.length) {
      throw DeclinedException.INSTANCE;
    }
    return kinds[branch];
  }

  /** A number, however it was written. */
  public double nextNumber(AvroCursor cursor) {
    return number(next(cursor), cursor);
  }

  /** A finite number; NaN for null. */
  public double nextFinite(AvroCursor cursor) {
    Kind kind = next(cursor);
    if (kind == Kind.NULL) {
      return Double.NaN;
    }
    double number = number(kind, cursor);
    if (!Double.isFinite(number)) {
      throw DeclinedException.INSTANCE;
    }
    return number;
  }

  private static double number(Kind kind, AvroCursor cursor) {
    return switch (kind) {
      case DOUBLE -> cursor.readDouble();
      case FLOAT -> cursor.readFloat();
      case LONG -> cursor.readLong();
      case INT -> cursor.readInt();
      case NULL, BOOLEAN, STRING, OTHER -> throw DeclinedException.INSTANCE;
    };
  }

  /** A time in whole units, however it was written. */
  public long nextTime(AvroCursor cursor) {
    return switch (next(cursor)) {
      case INT -> cursor.readInt();
      case LONG -> cursor.readLong();
      default -> throw DeclinedException.INSTANCE;
    };
  }

  /** Length of a text whose bytes come next; −1 for null. */
  public int nextText(AvroCursor cursor) {
    return switch (next(cursor)) {
      case NULL -> -1;
      case STRING -> cursor.readLength();
      default -> throw DeclinedException.INSTANCE;
    };
  }
}
