package dev.plumbline.job.event;

import dev.plumbline.statistics.CompactReader;

/** Reads groups from their bytes. */
public final class PredictionGroups {

  PredictionGroup of(byte[] block) {
    return PredictionGroupBytes.read(
        new CompactReader("a group of predictions", JoinRecord.VERSION, block));
  }
}
