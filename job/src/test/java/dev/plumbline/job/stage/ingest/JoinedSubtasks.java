package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.stage.ingest.time.SilenceAgreement;
import dev.plumbline.job.stage.ingest.time.SilenceAgreement.Letter;
import dev.plumbline.job.stage.ingest.time.SubtaskTime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/** Subtasks of an ingest in one thread, which agree by the rules of the job. */
final class JoinedSubtasks {

  private final List<IngestOperator<?>> subtasks;
  private final SilenceAgreement agreement;
  private final Queue<Letter> letters = new ArrayDeque<>();
  private boolean delivers;

  private JoinedSubtasks(List<IngestOperator<?>> subtasks) {
    this.subtasks = subtasks;
    this.agreement = new SilenceAgreement(subtasks.size());
  }

  /** Puts subtasks in touch with each other, before they are opened. */
  static void join(IngestOperator<?>... subtasks) {
    JoinedSubtasks joined = new JoinedSubtasks(List.of(subtasks));
    for (int i = 0; i < subtasks.length; i++) {
      int subtask = i;
      subtasks[i].connect(event -> joined.hear(subtask, event));
    }
  }

  private void hear(int subtask, OperatorEvent event) {
    letters.addAll(agreement.hear(subtask, (SubtaskTime) event));
    if (delivers) {
      return; // whoever delivers goes on with these
    }
    delivers = true;
    for (Letter letter = letters.poll(); letter != null; letter = letters.poll()) {
      subtasks.get(letter.subtask()).handleOperatorEvent(letter.news());
    }
    delivers = false;
  }
}
