package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import dev.plumbline.statistics.histogram.FeatureCounts;
import dev.plumbline.statistics.histogram.SignedHistogram;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The counts of every watched feature of a series, by position. Mutable, not thread-safe. Sums of
 * one series have the same features with the same cells, since both are part of its key; the empty
 * sum has none.
 *
 * <p>Bytes: version, number of features, then every feature's counts and the length and bytes of
 * its grid, of length 0 when it has none. Of 33 events in 50 features with 200 bins each they are
 * 4.1 KB. A pane is added to a sum from its bytes as they are.
 */
public final class FeatureSetCounts implements Accumulator<FeatureSetCounts> {

  private static final String NAME = "feature counts";
  private static final int VERSION = 3;
  private static final int SECOND_VERSION = 2;
  private static final byte[] NONE = {};

  private FeatureCounts[] features;
  private SignedHistogram[] grids;

  /** Counts in the cells of a profile. */
  public FeatureSetCounts(FeatureCounts[] features) {
    this(features, new SignedHistogram[features.length]);
  }

  /**
   * Counts of which some are in a grid that needs no profile.
   *
   * @param features of every column
   * @param grids of the columns that are counted in a grid; null for the others
   */
  public FeatureSetCounts(FeatureCounts[] features, SignedHistogram[] grids) {
    this.features = features;
    this.grids = grids;
  }

  /** A sum of nothing, before it is known what features there are. */
  public static FeatureSetCounts empty() {
    return new FeatureSetCounts(new FeatureCounts[0]);
  }

  /** The counts of the feature at a position from 0; not a copy. */
  public FeatureCounts feature(int position) {
    return features[position];
  }

  /** The grid of a column; null when it is counted in cells only. */
  public SignedHistogram grid(int position) {
    return grids[position];
  }

  /** How many events were counted: each has every column, be it missing or unusable. */
  public long events() {
    return features.length == 0 ? 0 : features[0].events();
  }

  /** True before it is known what features there are. */
  boolean isEmpty() {
    return features.length == 0;
  }

  @Override
  public void add(FeatureSetCounts other) {
    adopt(other);
    for (int i = 0; i < other.features.length; i++) {
      features[i].add(other.features[i]);
      if (grids[i] != null) {
        grids[i].add(other.grids[i]);
      }
    }
  }

  @Override
  public void takeBack(FeatureSetCounts other) {
    adopt(other);
    for (int i = 0; i < other.features.length; i++) {
      features[i].takeBack(other.features[i]);
      if (grids[i] != null) {
        grids[i].takeBack(other.grids[i]);
      }
    }
  }

  private void adopt(FeatureSetCounts other) {
    if (features.length == 0) {
      features =
          Arrays.stream(other.features)
              .map(counts -> new FeatureCounts(counts.size()))
              .toArray(FeatureCounts[]::new);
      grids =
          Arrays.stream(other.grids)
              .map(grid -> grid == null ? null : new SignedHistogram())
              .toArray(SignedHistogram[]::new);
    }
  }

  @Override
  public boolean isZero() {
    return Arrays.stream(features).allMatch(FeatureCounts::isZero);
  }

  @Override
  public byte[] toBytes() {
    CompactWriter writer = new CompactWriter(VERSION).unsigned(features.length);
    for (int i = 0; i < features.length; i++) {
      features[i].writeTo(writer);
      writer.block(grids[i] == null ? NONE : grids[i].toBytes());
    }
    return writer.toBytes();
  }

  /**
   * Restores what {@link #toBytes()} gave, or gave in the version before.
   *
   * @throws IllegalArgumentException when the bytes are of another version
   */
  public static FeatureSetCounts fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, SECOND_VERSION, VERSION, bytes);
    if (reader.version() == SECOND_VERSION) {
      return ofSecondVersion(bytes);
    }
    FeatureCounts[] features = new FeatureCounts[reader.sizeUpTo(bytes.length)];
    SignedHistogram[] grids = new SignedHistogram[features.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = FeatureCounts.readFrom(reader);
      byte[] grid = reader.block();
      grids[i] = grid.length == 0 ? null : SignedHistogram.fromBytes(grid);
    }
    reader.end();
    return new FeatureSetCounts(features, grids);
  }

  /** Adds what {@link #toBytes()} gave of counts with the same cells. */
  public void add(byte[] counts) {
    CompactReader reader = inPlace(counts);
    if (reader == null) {
      add(fromBytes(counts));
    } else {
      addFrom(reader, 1);
    }
  }

  /** Takes back what {@link #toBytes()} gave of counts with the same cells. */
  public void takeBack(byte[] counts) {
    CompactReader reader = inPlace(counts);
    if (reader == null) {
      takeBack(fromBytes(counts));
    } else {
      addFrom(reader, -1);
    }
  }

  private void addFrom(CompactReader reader, int times) {
    for (int i = 0; i < features.length; i++) {
      features[i].addFrom(reader, times);
      byte[] grid = reader.block();
      if (grid.length > 0 && times > 0) {
        grids[i].add(SignedHistogram.fromBytes(grid));
      } else if (grid.length > 0) {
        grids[i].takeBack(SignedHistogram.fromBytes(grid));
      }
    }
    reader.end();
  }

  /** Null when the bytes have to become an object first: they are old, or either side is empty. */
  private CompactReader inPlace(byte[] counts) {
    CompactReader reader = new CompactReader(NAME, SECOND_VERSION, VERSION, counts);
    boolean fits =
        reader.version() == VERSION
            && features.length > 0
            && reader.sizeUpTo(counts.length) == features.length;
    return fits ? reader : null;
  }

  private static FeatureSetCounts ofSecondVersion(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).position(1);
    FeatureCounts[] features = new FeatureCounts[buffer.getInt()];
    SignedHistogram[] grids = new SignedHistogram[features.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = FeatureCounts.fromBytes(part(buffer));
      byte[] grid = part(buffer);
      grids[i] = grid.length == 0 ? null : SignedHistogram.fromBytes(grid);
    }
    return new FeatureSetCounts(features, grids);
  }

  private static byte[] part(ByteBuffer buffer) {
    byte[] part = new byte[buffer.getInt()];
    buffer.get(part);
    return part;
  }
}
