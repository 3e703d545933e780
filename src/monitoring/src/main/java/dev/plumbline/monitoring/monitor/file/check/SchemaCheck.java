package dev.plumbline.monitoring.monitor.file.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import dev.plumbline.monitoring.monitor.file.text.FieldPath;
import dev.plumbline.monitoring.monitor.file.text.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds a monitor's tree against {@code monitor.schema.json}: which keys there are, and what form
 * their values have. What the values mean together is {@link MeaningCheck}'s.
 */
public final class SchemaCheck {

  private static final MonitorSchema DOCUMENT = MonitorSchema.load();
  private static final Schema SCHEMA =
      SchemaRegistry.withDialect(withOurAnnotations()).getSchema(DOCUMENT.root());
  private static final String REPEATS = "uniqueItems";
  private static final Set<String> WRONG_FORM = Set.of("type", "enum", "const");

  /** Where several forms are allowed: the schema that holds the choice, and the value. */
  private record Choice(String schemaPath, String valuePath, JsonNode schema, int depth) {}

  private SchemaCheck() {}

  /** Declares our annotations, since the validator warns of keywords that it does not know. */
  private static Dialect withOurAnnotations() {
    return Dialect.builder(Dialects.getDraft202012())
        .keyword(new NonValidationKeyword(SchemaComplaint.EXPECTED))
        .keyword(new NonValidationKeyword(SchemaComplaint.SENTENCE))
        .build();
  }

  public static void check(JsonNode root, Problems problems) {
    Map<Choice, List<Error>> choices = new LinkedHashMap<>();
    List<Error> repeats = new ArrayList<>();
    for (Error error : SCHEMA.validate(root)) {
      if (problems.isFull()) {
        return;
      }
      if (DOCUMENT.dependsOnTask(error.getEvaluationPath())) {
        continue; // TaskCheck says it in better words
      }
      if (error.getKeyword().equals(REPEATS)) {
        repeats.add(error);
        continue;
      }
      int depth = DOCUMENT.choiceDepth(error.getEvaluationPath());
      if (depth < 0) {
        new SchemaComplaint(error, DOCUMENT.holder(error.getEvaluationPath())).report(problems);
      } else {
        choices.computeIfAbsent(choice(error, depth), any -> new ArrayList<>()).add(error);
      }
    }
    choices.forEach((choice, errors) -> reportNearest(choice, errors, problems));
    repeats.forEach(error -> reportRepeats(error, problems));
  }

  /** What could not be read is reported already, and two such items only look the same. */
  private static void reportRepeats(Error error, Problems problems) {
    NodePath location = error.getInstanceLocation();
    String path = SchemaComplaint.path(location, location.getNameCount());
    JsonNode list = error.getInstanceNode();
    Set<JsonNode> readable = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!problems.isReported(FieldPath.item(path, i)) && !readable.add(list.get(i))) {
        problems.add(path, problems.found(path, list), "names something twice");
        return;
      }
    }
  }

  private static Choice choice(Error error, int depth) {
    NodePath evaluation = error.getEvaluationPath();
    JsonNode schema = DOCUMENT.walk(evaluation, depth);
    StringBuilder schemaPath = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      schemaPath.append('/').append(evaluation.getElement(i));
    }
    String value = SchemaComplaint.path(error.getInstanceLocation(), valueDepth(evaluation, depth));
    return new Choice(schemaPath.toString(), value, schema, depth);
  }

  /** Steps into the value that lead to the choice: one for each property or item on the way. */
  private static int valueDepth(NodePath evaluation, int depth) {
    int steps = 0;
    for (int i = 0; i < depth; i++) {
      String step = String.valueOf(evaluation.getElement(i));
      boolean named = i > 0 && "properties".equals(evaluation.getElement(i - 1));
      if (named || step.equals("items") || step.equals("additionalProperties")) {
        steps++;
      }
    }
    return steps;
  }

  /**
   * None of the allowed forms fits. Where the value has one form from the outside and only fails
   * within it, that failure is reported; otherwise that there is a choice.
   */
  private static void reportNearest(Choice choice, List<Error> errors, Problems problems) {
    Set<Object> misfits =
        errors.stream()
            .filter(error -> WRONG_FORM.contains(error.getKeyword()))
            .filter(error -> isAt(choice, error))
            .map(error -> branch(choice, error))
            .collect(Collectors.toSet());
    List<Error> within =
        errors.stream().filter(error -> !misfits.contains(branch(choice, error))).toList();
    if (within.isEmpty() || choice.schema().has(SchemaComplaint.SENTENCE)) {
      new SchemaComplaint(errors.get(0), choice.schema())
          .reportChoice(choice.valuePath(), problems);
    } else {
      within.forEach(
          error ->
              new SchemaComplaint(error, DOCUMENT.holder(error.getEvaluationPath()))
                  .report(problems));
    }
  }

  private static boolean isAt(Choice choice, Error error) {
    NodePath location = error.getInstanceLocation();
    return SchemaComplaint.path(location, location.getNameCount()).equals(choice.valuePath());
  }

  private static Object branch(Choice choice, Error error) {
    NodePath evaluation = error.getEvaluationPath();
    int place = choice.depth() + 1;
    return place < evaluation.getNameCount() ? evaluation.getElement(place) : -1;
  }
}
