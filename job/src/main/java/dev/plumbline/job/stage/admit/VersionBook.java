package dev.plumbline.job.stage.admit;

/** Where it rests which versions of a model are measured for themselves, and when. */
interface VersionBook {

  /** What {@link #full()} and {@link #since()} are before anything was decided. */
  long NEVER = Long.MIN_VALUE;

  /** Starts of the periods in which a version is admitted, ascending; empty when in none. */
  long[] periods(String version) throws Exception;

  /** Replaces them; none is to forget the version. */
  void put(String version, long[] periods) throws Exception;

  /** All versions that are admitted in any period. */
  Iterable<String> versions() throws Exception;

  /** Start of the last period in which no further version is admitted, nor in those before. */
  long full() throws Exception;

  void putFull(long period) throws Exception;

  /** Start of the first period about which something was decided, or is still known. */
  long since() throws Exception;

  void putSince(long period) throws Exception;
}
