package dev.plumbline.job.decode;

import dev.plumbline.job.wire.JoinKey;

/** What a prediction and a label have in common, by position: the model, and the id they share. */
abstract class PositionalEvent {

  String model;
  final EventId id = new EventId();

  /** Name of the model. */
  public final String model() {
    return model;
  }

  /** The key under which predictions and labels meet. */
  public final JoinKey joinKey() {
    return id.joinKey(model);
  }
}
