/**
 * What was measured: {@link dev.plumbline.monitoring.measurement.Measurement}, one number about one
 * series in one window, with everything that says how far it can be trusted. Rules in {@code alert}
 * judge it.
 */
package dev.plumbline.monitoring.measurement;
