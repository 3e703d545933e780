package dev.plumbline.job.stage.ingest;

import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/**
 * Makes an {@link IngestOperator} that has its source chained to it.
 *
 * @param <OUT> what comes out
 */
final class IngestOperatorFactory<OUT> extends AbstractStreamOperatorFactory<OUT> {

  private final String stage;
  private final IngestSettings settings;
  private final ControlHistory history;
  private final Intake<OUT> intake;

  IngestOperatorFactory(
      String stage, IngestSettings settings, ControlHistory history, Intake<OUT> intake) {
    this.stage = stage;
    this.settings = settings;
    this.history = history;
    this.intake = intake;
    this.chainingStrategy = ChainingStrategy.HEAD_WITH_SOURCES;
  }

  @Override
  @SuppressWarnings("unchecked") // the operator is what Flink asks for by contract
  public <T extends StreamOperator<OUT>> T createStreamOperator(
      StreamOperatorParameters<OUT> parameters) {
    return (T) new IngestOperator<>(parameters, stage, settings, history, intake);
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface declares it
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return IngestOperator.class;
  }
}
