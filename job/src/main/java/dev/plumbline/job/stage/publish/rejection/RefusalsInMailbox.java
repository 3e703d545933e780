package dev.plumbline.job.stage.publish.rejection;

import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.ThrowingRunnable;

/** A task's mailbox in which mail that fails by what Kafka refuses for good is no failure. */
final class RefusalsInMailbox implements MailboxExecutor {

  private final MailboxExecutor mailbox;
  private final KafkaRefusals refusals;

  RefusalsInMailbox(MailboxExecutor mailbox, KafkaRefusals refusals) {
    this.mailbox = mailbox;
    this.refusals = refusals;
  }

  @Override
  public void execute(
      MailOptions options,
      ThrowingRunnable<? extends Exception> command,
      String description,
      Object... arguments) {
    ThrowingRunnable<Exception> tolerant =
        () -> {
          try {
            command.run();
          } catch (Exception e) {
            refusals.acceptOrThrow(e);
          }
        };
    mailbox.execute(options, tolerant, description, arguments);
  }

  @Override
  public void yield() throws InterruptedException, FlinkRuntimeException {
    mailbox.yield();
  }

  @Override
  public boolean tryYield() throws FlinkRuntimeException {
    return mailbox.tryYield();
  }

  @Override
  public boolean shouldInterrupt() {
    return mailbox.shouldInterrupt();
  }
}
