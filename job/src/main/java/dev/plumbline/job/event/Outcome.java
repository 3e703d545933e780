package dev.plumbline.job.event;

/**
 * A prediction together with its label, to be counted ({@code sign} +1) or taken back (−1) when a
 * better label or prediction takes its place.
 *
 * <p>It says from when on it holds, so that what a window told at a step never depends on how far
 * ahead of the step somebody read: a correction of 10:07 takes back a label of 10:01 at the first
 * step after 10:07, be it known before or not.
 *
 * @param sign +1 or −1
 * @param prediction what was predicted
 * @param label what was true
 * @param since event time from which on it holds, epoch milliseconds; not before the label's time
 */
public record Outcome(int sign, AwaitedPrediction prediction, ReportedLabel label, long since) {}
