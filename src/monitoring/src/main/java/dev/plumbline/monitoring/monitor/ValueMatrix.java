package dev.plumbline.monitoring.monitor;

/**
 * What one answer of a binary model is worth, by how it turned out; in any unit, negative for a
 * cost. With 5 for a missed positive and −10 for a false alarm, 309 missed and 77 false alarms are
 * worth 775.
 *
 * @param truePositive worth of a positive that was recognised
 * @param falsePositive worth of a false alarm
 * @param trueNegative worth of a negative that was recognised
 * @param falseNegative worth of a missed positive
 */
public record ValueMatrix(
    double truePositive, double falsePositive, double trueNegative, double falseNegative) {}
