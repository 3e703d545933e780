package dev.plumbline.monitoring.monitor.file.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Gives a scalar its value, and refuses what different YAML readers take for different things:
 * {@code 010} is 8 to one and 10 to the next, {@code 12:30} is 750, {@code 1_000} text or a number.
 */
final class Scalar {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(0|[1-9][0-9]*|[0-9]*\\.[0-9]+|[0-9]+\\.)([eE][-+]?[0-9]+)?");
  private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");

  private Scalar() {}

  static JsonNode number(String written, String path, Problems problems) {
    problems.remember(path, written);
    if (WHOLE.matcher(written).matches()) {
      return LongNode.valueOf(Long.parseLong(written));
    }
    double value = Double.parseDouble(written);
    if (!Double.isFinite(value)) {
      problems.add(path, Found.shortened(written), "is too large for a number");
    }
    return DoubleNode.valueOf(value);
  }

  static String twice(int firstLine) {
    return "stands here twice, first on line " + firstLine;
  }

  static JsonNode yaml(ScalarNode node, String path, Problems problems) {
    String written = node.getValue();
    Tag tag = node.getTag();
    boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
    if (written.length() > MonitorText.LONGEST_NUMBER && plain && !tag.equals(Tag.STR)) {
      problems.add(path, Found.shortened(written), "is too long for a number");
      return text(written, path, problems);
    }
    if (tag.equals(Tag.BOOL)) {
      return yamlBoolean(written, path, problems);
    }
    if (tag.equals(Tag.NULL)) {
      return NullNode.getInstance();
    }
    if ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) && NUMBER.matcher(written).matches()) {
      return number(written, path, problems);
    }
    boolean doubtful = plain && tag.equals(Tag.STR) && DIGITS.matcher(written).matches();
    if (!tag.equals(Tag.STR) && !isInstant(tag, path) || doubtful) {
      String advice = "is read differently by different YAML readers: quote it, ";
      problems.add(path, Found.shortened(written), advice + quoted(written));
    }
    return text(written, path, problems);
  }

  /**
   * A text, cut to {@link MonitorText#LONGEST_VALUE} where it is longer, which is reported: nothing
   * that is longer is compared with a pattern.
   */
  static JsonNode text(String written, String path, Problems problems) {
    if (written.length() <= MonitorText.LONGEST_VALUE) {
      return TextNode.valueOf(written);
    }
    problems.add(
        path,
        Found.text(written),
        "is too long: at most " + MonitorText.LONGEST_VALUE + " characters");
    return TextNode.valueOf(written.substring(0, MonitorText.LONGEST_VALUE));
  }

  static String quoted(String written) {
    return Found.text(written) + ", if it is text";
  }

  private static boolean isInstant(Tag tag, String path) {
    return tag.equals(Tag.TIMESTAMP) && path.equals(MonitorText.EFFECTIVE_FROM);
  }

  /** YAML 1.1 reads yes, no, on and off as truth, later ones as text: only true and false pass. */
  private static JsonNode yamlBoolean(String written, String path, Problems problems) {
    if (written.equals("true") || written.equals("false")) {
      return BooleanNode.valueOf(written.equals("true"));
    }
    String advice = " is true or false to some YAML readers: quote it, %s; or write true or false";
    problems.add(path, Found.shortened(written), advice.strip().formatted(quoted(written)));
    return TextNode.valueOf(written); // most likely meant, so that nothing else seems wrong
  }
}
