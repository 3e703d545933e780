package dev.plumbline.cli.backtest;

import dev.plumbline.cli.file.row.BadFileException;
import dev.plumbline.cli.option.StoredProfile;
import dev.plumbline.cli.terminal.Progress;
import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.job.backtest.Backtest;
import dev.plumbline.job.backtest.BacktestFailureException;
import dev.plumbline.job.backtest.BacktestReport;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Reads the files, runs the dataflow over them and tells what came of it.
 *
 * @param monitor what is tried
 * @param profiles what it refers to
 * @param terminal where progress and summary are reported
 */
record BacktestRun(Monitor monitor, List<Profile> profiles, Terminal terminal) {

  static BacktestRun of(Monitor monitor, List<Path> profiles, CommandSpec spec) throws IOException {
    List<Profile> read = new ArrayList<>();
    for (Path profile : profiles) {
      read.add(StoredProfile.read(profile, spec));
    }
    return new BacktestRun(monitor, List.copyOf(read), Terminal.of(spec));
  }

  /**
   * Runs it; returns the exit code.
   *
   * @param labelTimes the times of labels that have none; null when every one has
   */
  int run(BacktestFiles files, LabelTimes labelTimes, int parallelism, Path out, boolean json)
      throws IOException, BadFileException, InterruptedException {
    Files.createDirectories(out);
    Path temporary = Files.createTempDirectory(out, ".sort");
    temporary.toFile().deleteOnExit();
    if (profiles.isEmpty() && monitor.profileFor("1") != null) {
      terminal.note(
          "The monitor compares with profiles and no --profile is given: drift is not measured.");
    }
    try (Backtest backtest = new Backtest(monitor, profiles, parallelism, temporary)) {
      RowsRead rows = new RowsRead(monitor.model());
      new BacktestReading(backtest, files, labelTimes, rows).read(terminal);
      reportIgnored(rows.ignored());
      BacktestReport report = run(backtest, out);
      if (json) {
        terminal.printDocument(BacktestJson.of(report, out));
      } else {
        new BacktestText(report, out).lines().forEach(terminal::print);
      }
      if (labelTimes != null && labelTimes.asked() > 0) {
        terminal.note(labelTimes.inWords());
      }
      boolean labelsGiven = !files.labels().isEmpty();
      BacktestRemarks remarks = new BacktestRemarks(report, rows);
      remarks.lines(labelsGiven).forEach(terminal::note);
      return remarks.isUseless(labelsGiven) ? 2 : 0;
    } catch (BacktestFailureException e) {
      terminal.note("plumbline: " + e.getMessage());
      return 1;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private BacktestReport run(Backtest backtest, Path out)
      throws IOException, BacktestFailureException, InterruptedException {
    long bytes = backtest.predictions().bytes() + backtest.labels().bytes();
    try (Progress progress = Progress.start(terminal, "monitoring", bytes)) {
      return backtest.run(
          out,
          () ->
              progress.at(
                  backtest.predictions().rowsRead() + backtest.labels().rowsRead(),
                  backtest.predictions().bytesRead() + backtest.labels().bytesRead()));
    }
  }

  private void reportIgnored(Set<String> ignored) {
    if (!ignored.isEmpty()) {
      terminal.note(
          "Ignored columns: "
              + String.join(", ", ignored)
              + " (name them with --map theirs=ours, as "
              + ignored.iterator().next()
              + "=feature.x)");
    }
  }
}
