package dev.plumbline.job.stage.ingest.time;

/** How late an event is, judged once, against its own partition. */
public enum Lateness {
  /** Within the bound on disorder: counted in its window. */
  ON_TIME,
  /** Within the allowed lateness: revises windows that may be closed already. */
  LATE,
  /** Later than that: not used on its time axis. */
  TOO_LATE
}
