package dev.plumbline.console.file;

/**
 * A row that cannot be read.
 *
 * @param line where it begins, from 1
 * @param problem what is wrong with it, one sentence
 */
public record UnreadableLine(long line, String problem)
    implements FileLine, EventLine, EventRow, FeatureLine {}
