package dev.plumbline.schemas.registry;

import java.io.IOException;

/** An answer is longer than any schema that would be used. */
final class OversizedBodyException extends IOException {

  OversizedBodyException(int maxBytes) {
    super("more than " + maxBytes + " bytes");
  }
}
