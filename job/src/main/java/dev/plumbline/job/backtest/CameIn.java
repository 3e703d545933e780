package dev.plumbline.job.backtest;

/**
 * What became of the rows of one kind: read = rejected + unmonitored + accepted.
 *
 * @param read rows of all files
 * @param rejected told in the file of rejections
 * @param unmonitored of models that the monitor does not watch
 * @param accepted taken, which says nothing of whether a label finds its prediction
 * @param late too late for their windows; none, unless {@code received_at} says so
 */
public record CameIn(long read, long rejected, long unmonitored, long accepted, long late) {}
