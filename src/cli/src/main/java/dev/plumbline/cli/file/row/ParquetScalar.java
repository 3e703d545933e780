package dev.plumbline.cli.file.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.cli.file.cell.SingleNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * One value of a Parquet row. A float is the double of the same value, so 0.1f is
 * 0.10000000149011612; bytes without a type are text.
 */
final class ParquetScalar {

  private static final int UNSIGNED_INT = 32;
  private static final long UNSIGNED_INT_BITS = 0xFFFF_FFFFL;

  private ParquetScalar() {}

  /** The value of a field that is there. */
  static JsonNode value(Group group, int field, int index) {
    PrimitiveType type = group.getType().getType(field).asPrimitiveType();
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> BooleanNode.valueOf(group.getBoolean(field, index));
      case FLOAT -> new SingleNode(group.getFloat(field, index));
      case DOUBLE -> DoubleNode.valueOf(group.getDouble(field, index));
      case INT32 -> whole(group.getInteger(field, index), logical);
      case INT64 -> whole(group.getLong(field, index), logical);
      case INT96 -> int96(group.getInt96(field, index));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(group.getBinary(field, index), logical);
    };
  }

  private static JsonNode whole(long value, LogicalTypeAnnotation logical) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return TypedValues.decimal(BigInteger.valueOf(value), decimal.getScale());
    }
    if (logical instanceof DateLogicalTypeAnnotation) {
      return TypedValues.date(value);
    }
    if (logical instanceof TimeLogicalTypeAnnotation time) {
      return TypedValues.timeOfDay(value, unit(time.getUnit()));
    }
    if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
      return TypedValues.instant(value, unit(timestamp.getUnit()), !timestamp.isAdjustedToUTC());
    }
    if (logical instanceof IntLogicalTypeAnnotation number && !number.isSigned()) {
      boolean narrow = number.getBitWidth() <= UNSIGNED_INT;
      return TypedValues.unsigned(narrow ? value & UNSIGNED_INT_BITS : value);
    }
    return LongNode.valueOf(value);
  }

  private static TimeUnit unit(LogicalTypeAnnotation.TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> TimeUnit.MILLISECONDS;
      case MICROS -> TimeUnit.MICROSECONDS;
      case NANOS -> TimeUnit.NANOSECONDS;
    };
  }

  private static JsonNode int96(Binary value) {
    ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanosOfDay = bytes.getLong();
    return TypedValues.instant(nanosOfDay, bytes.getInt());
  }

  private static JsonNode bytes(Binary value, LogicalTypeAnnotation logical) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return TypedValues.decimal(value.getBytes(), decimal.getScale());
    }
    if (logical instanceof UUIDLogicalTypeAnnotation) {
      ByteBuffer bytes = value.toByteBuffer();
      long high = bytes.getLong();
      return TextNode.valueOf(new UUID(high, bytes.getLong()).toString());
    }
    if (logical instanceof Float16LogicalTypeAnnotation) {
      short bits = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getShort();
      return DoubleNode.valueOf(TypedValues.halfPrecision(bits));
    }
    return TypedValues.text(value.getBytes());
  }
}
