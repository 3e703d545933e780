package dev.plumbline.monitoring.control;

import dev.plumbline.statistics.quality.CalibrationMap;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The calibration maps of a profile's editions with the event times from which they hold, so that
 * the estimates of a window are made by the one in force at the window's end, whenever a stage
 * heard of the next.
 *
 * <p>As bytes: null when no edition has a map; the map alone when one edition holds from the
 * beginning of time; else a byte {@value #DATED}, and for each edition its time (epoch
 * milliseconds, eight bytes), the length of its map (four bytes, 0 without one) and the map.
 */
public final class DatedCalibrations {

  /** No map of a single edition begins with it: those begin with their version. */
  private static final byte DATED = (byte) 0xFF;

  private DatedCalibrations() {}

  /**
   * The bytes of all editions.
   *
   * @param maps time from which an edition holds, epoch milliseconds → bytes of its map, of no
   *     length without one
   */
  public static byte[] toBytes(Map<Long, byte[]> maps) {
    if (maps.values().stream().allMatch(map -> map.length == 0)) {
      return null;
    }
    Map<Long, byte[]> byTime = new TreeMap<>(maps);
    if (byTime.size() == 1 && byTime.containsKey(0L)) {
      return byTime.get(0L);
    }
    int length = 1;
    for (byte[] map : byTime.values()) {
      length += Long.BYTES + Integer.BYTES + map.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).put(DATED);
    byTime.forEach((from, map) -> bytes.putLong(from).putInt(map.length).put(map));
    return bytes.array();
  }

  /**
   * The map for a window that ends at an instant: that of the latest edition that took effect
   * before; empty when it has none, or none took effect.
   *
   * @param bytes what {@link #toBytes} wrote
   */
  public static Optional<CalibrationMap> at(byte[] bytes, long windowEnd) {
    if (bytes == null) {
      return Optional.empty();
    }
    if (bytes[0] != DATED) {
      return Optional.of(CalibrationMap.fromBytes(bytes));
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    Timeline<byte[]> maps = new Timeline<>();
    while (rest.hasRemaining()) {
      long from = rest.getLong();
      byte[] map = new byte[rest.getInt()];
      rest.get(map);
      maps.add(from, map);
    }
    return Optional.ofNullable(maps.atEndOf(windowEnd))
        .filter(map -> map.length > 0)
        .map(CalibrationMap::fromBytes);
  }
}
