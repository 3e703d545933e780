package dev.plumbline.job.window;

import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.Past;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Reference;
import java.util.List;

/** Reports what was counted, and what was in the past that the window is compared with. */
public final class PastTallyMeasurer extends TallyMeasurer {

  static final String METRIC = "past";

  @Override
  public Reference reference(Monitor monitor) {
    return monitor.reference();
  }

  @Override
  public Findings measure(MeasuredWindow window, Tally counts) {
    return Findings.of(List.of());
  }

  @Override
  public Findings measure(MeasuredWindow window, Tally counts, Past<Tally> past) {
    Reading reading =
        past.lacking() == null
            ? Reading.of(past.counts().count(), counts.count())
            : Reading.undefined(past.lacking(), counts.count());
    Measurement reported = window.measurement(METRIC, Axis.PREDICTION_TIME, reading);
    return Findings.of(List.of(reported));
  }

  @Override
  public List<String> metrics() {
    return List.of(METRIC);
  }
}
