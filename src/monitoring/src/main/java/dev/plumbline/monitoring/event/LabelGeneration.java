package dev.plumbline.monitoring.event;

/**
 * Where on label time a label counts whose prediction was made under an earlier generation of the
 * monitor: in the generation of the label's own time, as long as nothing was changed in between by
 * which labels are judged. With windows changed at 12:00 a prediction of 11:59 and its label of
 * 12:05 count in the windows that hold since 12:00.
 *
 * @param generation of the label's time, see {@link GenerationDefinition#generation()}
 * @param since the earliest generation whose predictions it takes; smaller than the generation
 * @param paneMs length of the generation's panes, milliseconds
 */
public record LabelGeneration(int generation, int since, long paneMs) {

  public LabelGeneration {
    if (since >= generation || paneMs <= 0) {
      throw new IllegalArgumentException(
          "no label generation: %d since %d, panes of %d ms".formatted(generation, since, paneMs));
    }
  }

  /** Whether it takes the labels of predictions that were made under another generation. */
  public boolean takes(int predicted) {
    return since <= predicted && predicted < generation;
  }
}
