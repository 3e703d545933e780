package dev.plumbline.job.stage.admit;

import dev.plumbline.monitoring.event.GenerationDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** What a definition is known by: equal for equal content. Its profile is known by its id. */
final class DefinitionKey {

  private DefinitionKey() {}

  static String of(GenerationDefinition definition) {
    String content =
        String.join(
            "\n",
            Integer.toString(definition.generation()),
            Long.toString(definition.from()),
            Long.toString(definition.until()),
            Boolean.toString(definition.last()),
            definition.reference(),
            Boolean.toString(definition.profile() == null),
            Integer.toString(Arrays.hashCode(definition.calibration())),
            definition.monitor());
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
