package dev.plumbline.monitoring.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML into a tree of JSON, and notes on which line each value stands. Nothing is constructed
 * from tags; aliases are refused, so that a small file cannot grow large.
 */
final class YamlSource {

  private static final Set<Tag> SCALARS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE);

  private final Problems problems;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private YamlSource(Problems problems) {
    this.problems = problems;
  }

  /** The tree, or empty when the text is not YAML, which is then the only problem. */
  static Optional<JsonNode> parse(String text, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MonitorText.DEEPEST_NESTING);
    options.setCodePointLimit(MonitorText.LONGEST_TEXT);
    try {
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        problems.add(1, "", "", "is empty");
        return Optional.empty();
      }
      return Optional.of(new YamlSource(problems).value(root, FieldPath.ROOT));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(line, "", "", "is not YAML: " + e.getProblem());
      return Optional.empty();
    } catch (YAMLException e) {
      problems.add(1, "", "", "is not YAML: " + e.getMessage().lines().findFirst().orElse(""));
      return Optional.empty();
    }
  }

  private JsonNode value(Node node, String path) {
    problems.locate(path, line(node));
    if (!seen.add(node)) {
      problems.add(path, "", "is an alias: write the value out, aliases are not read");
      return NullNode.getInstance();
    }
    if (node instanceof MappingNode mapping && node.getTag().equals(Tag.MAP)) {
      return object(mapping, path);
    }
    if (node instanceof SequenceNode sequence && node.getTag().equals(Tag.SEQ)) {
      return array(sequence, path);
    }
    if (node instanceof ScalarNode scalar && SCALARS.contains(node.getTag())) {
      return Scalar.yaml(scalar, path, problems);
    }
    problems.add(path, node.getTag().toString(), "is a tag: tags are not read");
    return NullNode.getInstance();
  }

  private ObjectNode object(MappingNode mapping, String path) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      Node keyNode = tuple.getKeyNode();
      if (!(keyNode instanceof ScalarNode scalar)) {
        problems.add(line(keyNode), path, "", "has a key that is not text");
        continue;
      }
      String key = scalar.getValue();
      String place = FieldPath.child(path, key);
      if (object.has(key)) {
        problems.add(line(keyNode), place, Found.text(key), Scalar.twice(problems.line(place)));
        continue;
      }
      problems.locate(place, line(keyNode));
      object.set(key, value(tuple.getValueNode(), place));
      refuseDoubtfulKey(scalar, place);
    }
    return object;
  }

  private void refuseDoubtfulKey(ScalarNode key, String place) {
    if (key.getTag().equals(Tag.MERGE)) {
      problems.add(place, "<<", "is a merge key: write the keys out, merge keys are not read");
    } else if (!key.getTag().equals(Tag.STR)) {
      String advice = "is not text as a key: quote it, " + Found.text(key.getValue());
      problems.add(place, Found.shortened(key.getValue()), advice);
    }
  }

  private ArrayNode array(SequenceNode sequence, String path) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Node item : sequence.getValue()) {
      array.add(value(item, FieldPath.item(path, array.size())));
    }
    return array;
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
