package dev.plumbline.cli.file.row;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * Unpacks the pages of Parquet files: snappy, gzip, zstd, lz4_raw, and those that are not
 * compressed. Stands in for Parquet's own codecs, which are Hadoop's.
 */
final class ParquetPages implements CompressionCodecFactory {

  /** What can be unpacked. */
  static final Set<CompressionCodecName> CODECS =
      EnumSet.of(
          CompressionCodecName.UNCOMPRESSED,
          CompressionCodecName.SNAPPY,
          CompressionCodecName.GZIP,
          CompressionCodecName.ZSTD,
          CompressionCodecName.LZ4_RAW);

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return new Unpacking(codec);
  }

  /** Nothing is written. */
  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("Parquet is read only");
  }

  @Override
  public void release() {
    // Nothing is held.
  }

  /** Unpacks what one codec has packed. */
  private record Unpacking(CompressionCodecName codec) implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput packed, int size) throws IOException {
      return codec == CompressionCodecName.UNCOMPRESSED
          ? packed
          : BytesInput.from(unpack(bytes(packed.toInputStream()), size));
    }

    @Override
    public void decompress(ByteBuffer packed, int packedSize, ByteBuffer plain, int size)
        throws IOException {
      byte[] bytes = new byte[packedSize];
      packed.get(bytes);
      plain.put(codec == CompressionCodecName.UNCOMPRESSED ? bytes : unpack(bytes, size));
    }

    @Override
    public void release() {
      // Nothing is held.
    }

    private byte[] unpack(byte[] packed, int size) throws IOException {
      byte[] plain =
          switch (codec) {
            case SNAPPY -> Snappy.uncompress(packed);
            case GZIP -> first(size, new GZIPInputStream(new ByteArrayInputStream(packed)));
            case ZSTD -> first(size, new ZstdInputStream(new ByteArrayInputStream(packed)));
            case LZ4_RAW ->
                LZ4Factory.fastestInstance().safeDecompressor().decompress(packed, size);
            default -> throw new IOException("its pages are compressed with " + codec);
          };
      if (plain.length != size) {
        throw new IOException(
            "a page should have %d bytes, but has %d".formatted(size, plain.length));
      }
      return plain;
    }

    private static byte[] first(int size, InputStream plain) throws IOException {
      try (plain) {
        return plain.readNBytes(size);
      }
    }

    private static byte[] bytes(InputStream packed) throws IOException {
      try (packed) {
        return packed.readAllBytes();
      }
    }
  }
}
