/**
 * The training reference: {@link dev.plumbline.monitoring.profile.Profile}, the frozen bins and
 * categories of every feature, built once from the training data by {@code ProfileBuilder},
 * content-addressed and never changed. It travels as the records of {@code ProfileRecords}; which
 * one a monitor means stands in {@code monitor}.
 */
package dev.plumbline.monitoring.profile;
