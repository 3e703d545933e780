package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.file.text.DurationText;
import dev.plumbline.monitoring.monitor.file.text.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that each window can be fed by the panes of the next finer one. */
final class WindowCheck {

  /** Panes that one window may keep: a day by the minute. */
  static final long MOST_PANES = 1_440;

  /** A window whose form is right. */
  private record Given(Place place, Duration size, Duration every) {}

  private WindowCheck() {}

  static void check(Place windows) {
    List<Given> given = new ArrayList<>();
    Set<Duration> sizes = new HashSet<>();
    for (Place window : windows.items()) {
      if (window.at("size").duration().isPresent() && window.at("every").duration().isPresent()) {
        Duration size = window.at("size").duration().get();
        given.add(new Given(window, size, window.at("every").duration().get()));
        if (!sizes.add(size)) {
          window.at("size").refuse("is the size of another window, too: rules could not tell them");
        }
      }
    }
    given.forEach(WindowCheck::panes);
    steps(given);
  }

  private static void panes(Given window) {
    long size = window.size().toSeconds();
    long every = window.every().toSeconds();
    if (size % every != 0) {
      window.place().at("size").refuse("is not a multiple of its step: " + written(window.every()));
    } else if (size / every > MOST_PANES) {
      String cost =
          "keeps %d panes, at most %d: move on by more".formatted(size / every, MOST_PANES);
      window.place().at("every").refuse(cost);
    }
  }

  private static void steps(List<Given> windows) {
    List<Given> finestFirst = new ArrayList<>(windows);
    finestFirst.sort(Comparator.comparing(Given::every));
    for (int i = 1; i < finestFirst.size(); i++) {
      Given coarser = finestFirst.get(i);
      Duration finer = finestFirst.get(i - 1).every();
      if (coarser.every().toSeconds() % finer.toSeconds() != 0) {
        String why = "is not a multiple of the next finer step: " + written(finer);
        coarser.place().at("every").refuse(why);
      }
    }
  }

  private static String written(Duration duration) {
    return DurationText.format(duration);
  }
}
