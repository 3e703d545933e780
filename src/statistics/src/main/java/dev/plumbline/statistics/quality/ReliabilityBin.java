package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.estimate.Estimate;
import java.util.Optional;

/**
 * What was said and what came true for the scores of one range: a calibrated model has the same
 * number twice.
 *
 * @param from lower end of the range
 * @param to upper end of the range, which belongs to the next one unless it is 1
 * @param count how many scores were in it
 * @param meanScore their mean, exact to 1e-9; empty without scores
 * @param observed the share of them that came true, with its interval of Wilson; empty without
 *     scores
 */
public record ReliabilityBin(
    double from, double to, long count, Optional<Double> meanScore, Optional<Estimate> observed) {}
