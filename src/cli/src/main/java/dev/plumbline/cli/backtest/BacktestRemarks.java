package dev.plumbline.cli.backtest;

import dev.plumbline.cli.file.EventKind;
import dev.plumbline.cli.terminal.DisplayText;
import dev.plumbline.job.backtest.BacktestReport;
import dev.plumbline.job.backtest.CameIn;
import dev.plumbline.job.backtest.LabelsJoined;
import dev.plumbline.schemas.text.ProblemTally;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes the result of a backtest less than it looks: rows that could not be used, with the
 * reasons; labels that joined nothing.
 *
 * @param report what came of it
 * @param rows what is known of the rows
 */
record BacktestRemarks(BacktestReport report, RowsRead rows) {

  private static final int MOST_REASONS = 5;

  /** Whether of one kind there are no rows, or none that could be used. */
  boolean isUseless(boolean labelsGiven) {
    return report.predictions().accepted() == 0 || labelsGiven && report.labels().accepted() == 0;
  }

  /** The remarks, one a line. */
  List<String> lines(boolean labelsGiven) {
    List<String> lines = new ArrayList<>();
    addUnused(lines, EventKind.PREDICTIONS, report.predictions());
    if (labelsGiven) {
      addUnused(lines, EventKind.LABELS, report.labels());
    }
    addReasons(lines);
    addOrphans(lines);
    return lines;
  }

  private void addUnused(List<String> lines, EventKind kind, CameIn cameIn) {
    long unused = cameIn.rejected() + cameIn.unmonitored();
    if (cameIn.read() == 0) {
      lines.add("There are no " + kind + ": the files have no rows.");
    } else if (cameIn.accepted() == 0) {
      lines.add(
          "None of the %s %s could be used.".formatted(DisplayText.count(cameIn.read()), kind));
    } else if (unused > 0) {
      lines.add(
          "%s of %s %s (%s) could not be used."
              .formatted(
                  DisplayText.count(unused),
                  DisplayText.count(cameIn.read()),
                  kind,
                  DisplayText.share(unused, cameIn.read())));
    }
    if (cameIn.unmonitored() > 0) {
      lines.add(
          "  %s are of models that the monitor, of %s, does not watch, as %s; --model is for rows that name none"
              .formatted(
                  DisplayText.count(cameIn.unmonitored()), report.model(), rows.otherModel(kind)));
    }
  }

  private void addReasons(List<String> lines) {
    for (ProblemTally.Kind kind : report.problems().stream().limit(MOST_REASONS).toList()) {
      lines.add(
          "  %s as %s: %s".formatted(DisplayText.count(kind.rows()), kind.place(), kind.problem()));
    }
    int more = report.problems().size() - MOST_REASONS;
    if (more > 0) {
      lines.add("  and %d more reasons; rejections.jsonl has all".formatted(more));
    }
  }

  /** The ids are shown where none fits; where some do, they are written alike. */
  private String whyOrphaned(boolean noneJoined) {
    if (noneJoined && report.predictions().accepted() > 0) {
      return ". The first ids: \"%s\" of a prediction, \"%s\" of a label"
          .formatted(rows.firstId(EventKind.PREDICTIONS), rows.firstId(EventKind.LABELS));
    }
    return report.predictions().rejected() > 0
        ? " that could be used; see above why the others could not"
        : "";
  }

  private void addOrphans(List<String> lines) {
    LabelsJoined joined = report.joined();
    long accepted = report.labels().accepted();
    long lost = joined.orphaned() + joined.outOfTime();
    if (2 * lost <= accepted) {
      return;
    }
    lines.add(
        lost == accepted
            ? "No label joined a prediction, so there is no quality."
            : "Most labels joined no prediction: %s of %s (%s), so quality is of the others alone."
                .formatted(
                    DisplayText.count(lost),
                    DisplayText.count(accepted),
                    DisplayText.share(lost, accepted)));
    if (joined.orphaned() > 0) {
      lines.add(
          "  %s have an id that no prediction has%s"
              .formatted(DisplayText.count(joined.orphaned()), whyOrphaned(lost == accepted)));
    }
    if (joined.outOfTime() > 0) {
      lines.add(
          "  %s are further from their prediction than labels.horizon of the monitor"
              .formatted(DisplayText.count(joined.outOfTime())));
    }
  }
}
