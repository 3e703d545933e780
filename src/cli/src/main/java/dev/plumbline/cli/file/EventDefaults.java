package dev.plumbline.cli.file;

/**
 * What the rows of a file are that do not say it themselves.
 *
 * @param model the model; null when every row names one
 * @param version the version of predictions; null for none
 * @param labelTimes the times of labels; null when every row has one
 */
public record EventDefaults(String model, String version, AbsentTimes labelTimes) {}
