/**
 * The Flink job. Read on in {@link dev.plumbline.job.MonitoringPipeline}, which is the whole
 * dataflow on one page; {@link dev.plumbline.job.MonitoringJob} is the main that gives it its ends.
 *
 * <p>The rooms: {@code stage} has the steps of the dataflow, of which none knows another; {@code
 * window} turns counts into windows for all that measure; {@code wire} has what crosses the network
 * and its bytes, {@code event} the other records between stages; {@code control} reads monitors and
 * profiles; {@code decode} reads events from their bytes; {@code settings}, {@code lease} and
 * {@code backtest} surround them. What is measured, and what follows from it, is no Flink: it is in
 * {@code dev.plumbline.monitoring}.
 */
package dev.plumbline.job;
