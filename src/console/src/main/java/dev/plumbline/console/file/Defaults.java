package dev.plumbline.console.file;

/**
 * What the rows of a file are that do not say it themselves.
 *
 * @param model the model; null when every row names one
 * @param version the version of predictions; null for none
 */
public record Defaults(String model, String version) {}
