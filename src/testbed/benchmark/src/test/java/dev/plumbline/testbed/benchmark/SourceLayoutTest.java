package dev.plumbline.testbed.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How large classes and packages of all modules may become. */
class SourceLayoutTest {

  private static final int MOST_LINES = 250;
  private static final int MOST_CLASSES = 25;

  /** What the package-info of a larger package has to say, with the reason behind it. */
  private static final String REASON = "More than 25 classes:";

  private static final String PACKAGE_INFO = "package-info.java";
  private static final Set<String> NO_SOURCES = Set.of("target", ".git");

  /** Classes that are longer, and why. */
  private static final Map<String, String> LONGER =
      Map.of(
          "Metric.java", "one constant for each metric, with all that is known of it",
          "FeatureCounts.java", "one method for each thing that a value can be, on the hot path",
          "RegressionErrors.java", "one method for each measure, with its definition");

  private static List<Path> sources;

  @BeforeAll
  static void findSources() throws IOException {
    sources = new ArrayList<>();
    Files.walkFileTree(
        root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NO_SOURCES.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")
                && file.toString().contains(Path.of("src", "main", "java").toString())) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("scripts").resolve("check"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  @Test
  void allModulesAreLookedAt() {
    // Given: one class of the first module, one of the last
    List<String> known = List.of("RecordReader.java", "Bench.java");
    // When
    List<String> names = sources.stream().map(SourceLayoutTest::nameOf).toList();
    // Then
    assertThat(names).containsAll(known);
  }

  @Test
  void noClassIsLongerThanOneCanReadAtOnce() {
    // Given: all sources
    // When
    Map<String, Long> longer = new TreeMap<>();
    for (Path source : sources) {
      long lines = linesOf(source);
      if (lines > MOST_LINES) {
        longer.put(nameOf(source), lines);
      }
    }
    // Then: no other one, and no exception that is not needed any more
    assertThat(longer.keySet()).containsExactlyInAnyOrderElementsOf(LONGER.keySet());
  }

  @Test
  void noPackageIsLargerThanOneCanSurvey() {
    // Given
    Map<Path, Long> classes =
        sources.stream()
            .filter(source -> !nameOf(source).equals(PACKAGE_INFO))
            .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
    // When
    Map<Path, Long> larger = new TreeMap<>(classes);
    larger
        .entrySet()
        .removeIf(
            known ->
                known.getValue() <= MOST_CLASSES
                    || textOf(known.getKey().resolve(PACKAGE_INFO)).contains(REASON));
    // Then
    assertThat(larger).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    // Given
    Set<Path> packages = sources.stream().map(Path::getParent).collect(Collectors.toSet());
    // When
    List<Path> silent =
        packages.stream()
            .filter(folder -> !textOf(folder.resolve(PACKAGE_INFO)).contains("/**"))
            .sorted()
            .toList();
    // Then
    assertThat(silent).isEmpty();
  }

  private static String nameOf(Path source) {
    return source.getFileName().toString();
  }

  private static long linesOf(Path source) {
    return textOf(source).lines().count();
  }

  private static String textOf(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }
}
