package dev.plumbline.job.stage.publish.alert;

import dev.plumbline.monitoring.alert.Alert;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** The operator state of {@link HoldAlerts}, which says how long each is kept. */
final class AlertStates {

  private static final ListStateDescriptor<HeldAlert> HELD =
      new ListStateDescriptor<>("held-alerts", TypeInformation.of(HeldAlert.class));
  private static final ListStateDescriptor<PublishedUpTo> FROM =
      new ListStateDescriptor<>("published-up-to", TypeInformation.of(PublishedUpTo.class));
  private static final ListStateDescriptor<Alert> WAITING =
      new ListStateDescriptor<>("waiting-alerts", TypeInformation.of(Alert.class));
  private static final ListStateDescriptor<String> MAY_COME_AGAIN =
      new ListStateDescriptor<>("may-come-again", Types.STRING);
  private static final ListStateDescriptor<Alert> OWN =
      new ListStateDescriptor<>("own-alert", TypeInformation.of(Alert.class));

  /** The alerts of the last checkpoints. */
  final ListState<HeldAlert> held;

  /** Where the topic stood before them. */
  final ListState<PublishedUpTo> from;

  /** Alerts that wait until the topic is read. */
  final ListState<Alert> waiting;

  /** Steps that were published already and may come again. */
  final ListState<String> mayComeAgain;

  /** Own alerts that fire. */
  final ListState<Alert> own;

  /** The states as they were restored, or empty. */
  AlertStates(OperatorStateStore store) throws Exception {
    held = store.getListState(HELD);
    from = store.getListState(FROM);
    waiting = store.getListState(WAITING);
    mayComeAgain = store.getListState(MAY_COME_AGAIN);
    own = store.getListState(OWN);
  }
}
