package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.stage.ingest.time.TimeCoordinator;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEventDispatcher;
import org.apache.flink.streaming.api.operators.CoordinatedOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/**
 * Puts an {@link IngestOperator} in touch with its {@link TimeCoordinator}.
 *
 * @param <OUT> what comes out of ingest
 */
final class IngestOperatorFactory<OUT> extends SimpleOperatorFactory<OUT>
    implements OneInputStreamOperatorFactory<SourceRecord, OUT>, CoordinatedOperatorFactory<OUT> {

  private final IngestOperator<OUT> operator;

  IngestOperatorFactory(IngestOperator<OUT> operator) {
    super(operator);
    this.operator = operator;
  }

  @Override
  public <T extends StreamOperator<OUT>> T createStreamOperator(
      StreamOperatorParameters<OUT> parameters) {
    T created = super.createStreamOperator(parameters);
    OperatorEventDispatcher dispatcher = parameters.getOperatorEventDispatcher();
    OperatorID id = parameters.getStreamConfig().getOperatorID();
    operator.connect(dispatcher.getOperatorEventGateway(id));
    dispatcher.registerEventHandler(id, operator);
    return created;
  }

  @Override
  public OperatorCoordinator.Provider getCoordinatorProvider(String name, OperatorID id) {
    return new TimeCoordinator.Provider(id);
  }
}
