/**
 * Everything Plumbline counts, and what it concludes from the counts: histograms, confusion
 * matrices, exact sums, reference bins, drift measures.
 *
 * <p>The door is {@link dev.plumbline.statistics.Accumulator}: whatever is aggregated is a
 * commutative group, so windows roll, labels are corrected and partial results merge in any order
 * with the same bits. The measures ({@link dev.plumbline.statistics.PopulationStability}, {@link
 * dev.plumbline.statistics.KolmogorovSmirnov}, {@link dev.plumbline.statistics.Proportion}) are
 * pure functions of such counts. The neighbour is the module {@code monitoring}, which knows
 * features and rules by name; nothing here knows Flink, Kafka or a clock.
 */
package dev.plumbline.statistics;
