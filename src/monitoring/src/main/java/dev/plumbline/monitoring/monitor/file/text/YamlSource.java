package dev.plumbline.monitoring.monitor.file.text;

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
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

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
      Yaml yaml = yaml(options);
      Optional<String> excess = excess(yaml, text);
      if (excess.isPresent()) {
        problems.add(1, "", "", excess.get());
        return Optional.empty();
      }
      Node root = yaml.compose(new StringReader(text));
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

  private static Yaml yaml(LoaderOptions options) {
    DumperOptions dumped = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(dumped), dumped, options, new ShortScalars());
  }

  /**
   * What the text has too much of, before it is made a tree: events take no memory, and a text of
   * nothing but brackets would cost the square of its length.
   */
  private static Optional<String> excess(Yaml yaml, String text) {
    int nodes = 0;
    int depth = 0;
    for (Event event : yaml.parse(new StringReader(text))) {
      nodes += event instanceof NodeEvent ? 1 : 0;
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (nodes > 2 * MonitorText.MOST_VALUES) { // each with a key at most
        return Optional.of(MonitorText.TOO_MANY_VALUES);
      }
      if (depth > MonitorText.DEEPEST_NESTING) {
        return Optional.of(MonitorText.TOO_DEEP);
      }
    }
    return Optional.empty();
  }

  /**
   * Takes what is too long for a number as text: the patterns by which YAML tells numbers and times
   * recurse for each of their parts, and {@code 1:1:1:…} may have half a million.
   */
  private static final class ShortScalars extends Resolver {

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
      boolean isLong = value != null && value.length() > MonitorText.LONGEST_NUMBER;
      return kind == NodeId.scalar && implicit && isLong
          ? Tag.STR
          : super.resolve(kind, value, implicit);
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
      if (MonitorText.isTooLongAsKey(key)) {
        problems.add(line(keyNode), place, Found.text(key), MonitorText.KEY_TOO_LONG);
        continue;
      }
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
