package dev.plumbline.cli.file;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that write files of a few lines. */
abstract class WithTextFiles {

  @TempDir Path folder;
  TextFile text;

  @BeforeEach
  void openFolder() {
    text = new TextFile(folder);
  }
}
