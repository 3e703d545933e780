package dev.plumbline.statistics.drift;

/** The two histograms of MLRun's tests/model_monitoring/test_metrics.py. */
final class MlRunCounts {

  static final long[] ONE = {
    7_101_131,
    25_138_296,
    3_700_347,
    6_843_929,
    11_482_246,
    13_393_930,
    5_034_260,
    5_639_414,
    13_406_714,
    8_259_733
  };

  static final long[] OTHER = {
    17_719_221,
    9_494_230,
    2_982_267,
    19_927_063,
    19_288_318,
    137_802,
    7_398_598,
    5_829_106,
    6_771_774,
    10_451_622
  };

  private MlRunCounts() {}
}
