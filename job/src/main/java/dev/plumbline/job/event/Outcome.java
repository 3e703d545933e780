package dev.plumbline.job.event;

/**
 * A prediction together with its label, to be counted ({@code sign} +1) or taken back (−1) when a
 * better label or prediction takes its place.
 *
 * @param sign +1 or −1
 * @param prediction what was predicted
 * @param label what was true
 */
public record Outcome(int sign, AwaitedPrediction prediction, ReportedLabel label) {}
