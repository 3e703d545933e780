package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.file.text.Place;

/**
 * Checks what a monitor's values mean together, which no schema can say. Each part reads only what
 * has the right form, so that all problems of a file are told at once.
 */
public final class MeaningCheck {

  private MeaningCheck() {}

  public static void check(Place monitor) {
    TaskCheck.check(monitor);
    InputCheck.check(monitor);
    WindowCheck.check(monitor.at("windows"));
    CohortCheck.check(monitor);
    ReferenceCheck.check(monitor);
    DeclaredNames declared = DeclaredNames.in(monitor);
    MeasureCheck.check(monitor.at("measures"), declared);
    RuleCheck.check(monitor.at("rules"), declared);
    SeriesChoiceCheck.check(monitor);
  }
}
