package dev.plumbline.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.utils.SecurityUtils;

/** One right that a command of {@code kafka-acls} grants, in that command's words. */
final class GrantedRight {

  private static final Pattern COMMAND =
      Pattern.compile(
          "kafka-acls --bootstrap-server \\S+ --add --allow-principal User:plumbline"
              + " --operation (\\w+)((?: --(?:topic|group|transactional-id) [\\w.-]+)+|"
              + " --cluster)( --resource-pattern-type prefixed)?");
  private static final Pattern RESOURCE =
      Pattern.compile("--(?:topic|group|transactional-id) [\\w.-]+|--cluster");

  private GrantedRight() {}

  /** Every right that the commands in a text grant, such as {@code Read --topic labels}. */
  static List<String> in(String text) {
    List<String> rights = new ArrayList<>();
    Matcher command = COMMAND.matcher(text);
    while (command.find()) {
      Matcher resource = RESOURCE.matcher(command.group(2));
      String how = command.group(3) == null ? "" : command.group(3);
      while (resource.find()) {
        rights.add(command.group(1) + " " + resource.group() + how);
      }
    }
    return rights;
  }

  /** The same of what the broker has. */
  static String of(AclBinding binding) {
    String operation = SecurityUtils.operationName(binding.entry().operation());
    String name = binding.pattern().name();
    String prefixed =
        binding.pattern().patternType() == PatternType.PREFIXED
            ? " --resource-pattern-type prefixed"
            : "";
    String resource =
        switch (binding.pattern().resourceType()) {
          case TOPIC -> "--topic " + name;
          case GROUP -> "--group " + name;
          case TRANSACTIONAL_ID -> "--transactional-id " + name;
          default -> "--cluster";
        };
    return operation + " " + resource + prefixed;
  }
}
