package dev.plumbline.job.stage.admit;

import dev.plumbline.monitoring.control.ParsedMonitors;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Versions;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.OutputTag;

/** Where announced series leave {@link AdmitVersions}: one output for each stage that measures. */
final class SeriesOutputs {

  static final OutputTag<SeriesDefinition> MEASURED =
      new OutputTag<>("measured-series", TypeInformation.of(SeriesDefinition.class));
  static final OutputTag<SeriesDefinition> COMPARED =
      new OutputTag<>("compared-series", TypeInformation.of(SeriesDefinition.class));
  static final OutputTag<SeriesDefinition> CONTINUED =
      new OutputTag<>("continued-series", TypeInformation.of(SeriesDefinition.class));
  private final ParsedMonitors monitors;

  /** Outputs of series whose definitions carry these monitors. */
  SeriesOutputs(ParsedMonitors monitors) {
    this.monitors = monitors;
  }

  /** Sends a series to the stage that it is announced for. */
  void send(AnnouncedSeries news, KeyedCoProcessFunction<?, ?, ?, ?>.Context context) {
    OutputTag<SeriesDefinition> stage =
        switch (news.purpose()) {
          case MEASURED -> MEASURED;
          case COMPARED -> COMPARED;
          case CONTINUED -> CONTINUED;
        };
    context.output(stage, news.series());
  }

  /**
   * The same with all versions over the limit as one. Versions that have profiles of their own are
   * not compared together with any.
   */
  void sendOfOthers(AnnouncedSeries news, KeyedCoProcessFunction<?, ?, ?, ?>.Context context) {
    SeriesDefinition series = news.series();
    Monitor monitor = monitors.of(series.definition().monitor());
    boolean hasOwnProfile =
        !series.definition().reference().isEmpty()
            && !Objects.equals(
                monitor.profileFor(series.version()), monitor.profileFor(Versions.OTHER));
    if (!hasOwnProfile) {
      send(news.ofVersion(Versions.OTHER), context);
    }
  }

  /** How long a pane of the series is, in milliseconds. */
  long paneMs(SeriesDefinition series) {
    return monitors.of(series.definition().monitor()).windows().get(0).every().toMillis();
  }
}
