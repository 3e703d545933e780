package dev.plumbline.console.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One row of a file.
 *
 * @param line where it begins, from 1
 * @param cells by the file's own column names, in its order; what is empty in a CSV file is absent
 * @param typed whether the file tells numbers from text, as JSON does and CSV does not
 */
record Row(long line, Map<String, JsonNode> cells, boolean typed) implements FileLine {}
