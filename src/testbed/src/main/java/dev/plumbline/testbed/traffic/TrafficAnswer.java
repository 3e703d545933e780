package dev.plumbline.testbed.traffic;

import java.util.Map;

/**
 * One answer of a simulated model together with the truth that becomes known later.
 *
 * @param latencyMs how long it took, milliseconds
 * @param predictedClass the class answered; null for regression
 * @param predictedValue the value answered; null for classification
 * @param probabilities class to probability; empty for regression
 * @param features what the model saw
 * @param attributes what to segment by
 * @param labelClass the true class; null for regression
 * @param labelValue the true value; null for classification
 */
record TrafficAnswer(
    double latencyMs,
    String predictedClass,
    Double predictedValue,
    Map<String, Double> probabilities,
    Map<String, Object> features,
    Map<String, String> attributes,
    String labelClass,
    Double labelValue) {}
