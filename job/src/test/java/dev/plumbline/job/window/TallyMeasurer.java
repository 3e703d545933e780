package dev.plumbline.job.window;

import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.measurement.WindowMeasurer;
import dev.plumbline.monitoring.monitor.Axis;
import java.util.List;

/** Reports what was counted, of empty windows too. */
public class TallyMeasurer implements WindowMeasurer<Tally> {

  public static final String METRIC = "tally";

  @Override
  public Tally read(byte[] counts) {
    return Tally.fromBytes(counts);
  }

  @Override
  public Tally zero() {
    return new Tally(0);
  }

  @Override
  public long events(Tally counts) {
    return counts.count();
  }

  @Override
  public Findings measure(MeasuredWindow window, Tally counts) {
    Reading reading = Reading.of(counts.count(), counts.count());
    return Findings.of(List.of(window.measurement(METRIC, Axis.PREDICTION_TIME, reading)));
  }

  @Override
  public List<String> metrics() {
    return List.of(METRIC);
  }
}
