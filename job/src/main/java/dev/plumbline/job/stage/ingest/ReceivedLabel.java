package dev.plumbline.job.stage.ingest;

import dev.plumbline.job.decode.PublishedLabel;
import dev.plumbline.job.wire.JoinKey;
import dev.plumbline.schemas.value.Reason;
import org.apache.avro.generic.GenericRecord;

/**
 * A label as it was published, checked as far as that needs no monitor.
 *
 * @param model not empty
 * @param predictionId not empty
 * @param labelledAt epoch milliseconds
 * @param labelClass null when absent
 * @param labelValue finite, null when absent
 * @param retracted the label is withdrawn
 */
record ReceivedLabel(
    String model,
    String predictionId,
    long labelledAt,
    String labelClass,
    Double labelValue,
    boolean retracted)
    implements PublishedLabel {

  /**
   * Reads the fields of a decoded record.
   *
   * @throws RefusedEventException when one of them cannot be used
   */
  static ReceivedLabel of(GenericRecord record) {
    ReceivedLabel label =
        new ReceivedLabel(
            EventFields.requiredName(
                record, "model", Reason.MISSING_MODEL, "name the model as its monitor does"),
            EventFields.requiredName(
                record, "prediction_id", Reason.MISSING_ID, "it says which prediction was right"),
            (Long) record.get("labelled_at"),
            EventFields.name(record, "label_class"),
            EventFields.finite(record, "label_value", Reason.NON_FINITE_VALUE),
            (Boolean) record.get("retracted"));
    if (!label.retracted && label.labelClass == null && label.labelValue == null) {
      throw new RefusedEventException(
          Reason.NO_LABEL,
          "label_class and label_value are both null and retracted is false; publish the truth");
    }
    return label;
  }

  @Override
  public JoinKey joinKey() {
    return JoinKey.of(model, predictionId);
  }
}
