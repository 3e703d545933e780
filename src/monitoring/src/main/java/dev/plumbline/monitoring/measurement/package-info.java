/**
 * What was measured: {@link dev.plumbline.monitoring.measurement.Measurement}, one number about one
 * series in one window, with everything that says how far it can be trusted; and {@link
 * dev.plumbline.monitoring.measurement.WindowMeasurer}, which makes it out of counts. There is one
 * for each of {@code volume}, {@code quality} and {@code drift}. Rules ({@code monitor}, with
 * conditions in {@code rule}) judge them in {@code alert}.
 */
package dev.plumbline.monitoring.measurement;
