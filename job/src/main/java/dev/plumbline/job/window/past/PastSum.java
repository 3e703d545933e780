package dev.plumbline.job.window.past;

/**
 * The sum of the panes in [from, to), epoch milliseconds.
 *
 * @param counts the accumulator's bytes, null when nothing was counted there
 */
public record PastSum(long from, long to, byte[] counts) {}
