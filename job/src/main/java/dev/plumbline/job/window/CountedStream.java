package dev.plumbline.job.window;

import dev.plumbline.job.wire.PaneCounts;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.statistics.exact.Accumulator;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What a stage has counted before the shuffle, and how to read it.
 *
 * @param counts partial sums
 * @param measurer reads and adds them up
 * @param <A> what is counted
 */
public record CountedStream<A extends Accumulator<A>>(
    DataStream<PaneCounts> counts, WindowMeasurer<A> measurer) {}
