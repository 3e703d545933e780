package dev.plumbline.schemas.value;

/**
 * Why an event was rejected: a closed list, its names travel in the header {@code
 * plumbline.error.reason} of the rejections topic. The sentence at each code says what to do.
 */
public enum Reason {
  /**
   * The value is null or has no bytes: publish one record per message; tombstones mean nothing
   * here.
   */
  EMPTY_VALUE,
  /** The first bytes name no form that is read: frame the value as the message says. */
  UNKNOWN_FORMAT,
  /**
   * The single-object header names a schema that is not known: write with a schema of {@code
   * schemas/}, or put yours into {@code schemas.extra-dir}.
   */
  UNKNOWN_FINGERPRINT,
  /** The registry has no schema of this id: check that producer and job use the same registry. */
  UNKNOWN_SCHEMA_ID,
  /** The value names a schema id and no registry is set: set the registry's URL in the settings. */
  REGISTRY_NOT_CONFIGURED,
  /** The registry could not be asked: restore it, then publish the rejected values again. */
  REGISTRY_UNAVAILABLE,
  /** The writer's schema could harm the job: register one within the limits the message names. */
  UNSAFE_SCHEMA,
  /** The writer's schema does not resolve against ours: change it as the message says. */
  INCOMPATIBLE_SCHEMA,
  /** The value ends before the record does: look for a producer or proxy that cuts values. */
  TRUNCATED,
  /** The bytes are not what the writer's schema says: write with the schema the header names. */
  MALFORMED_AVRO,
  /** The text is not one strict JSON object: repair it at the place the message names. */
  MALFORMED_JSON,
  /** A JSON field is not in the contract: spell it as the message proposes, or leave it out. */
  UNKNOWN_FIELD,
  /**
   * A JSON value has the wrong type, or a required field is absent: publish what the message asks.
   */
  WRONG_TYPE,
  /** The value or a part of it is beyond the limit the message names: publish less per event. */
  TOO_LARGE,
  /** {@code prediction_id} is empty: give each prediction an id, its label refers to it. */
  MISSING_ID,
  /** {@code model} is empty: name the model, as its monitor does. */
  MISSING_MODEL,
  /** The event time is absent, zero or before 1970: publish when the event happened. */
  MISSING_TIME,
  /**
   * The event time lies too far beyond the record's timestamp, or in the year 9999, which stands
   * for no end: set the producer's clock, publish when the event happened.
   */
  FUTURE_TIMESTAMP,
  /** The event time is not in milliseconds: multiply or divide as the message says. */
  TIMESTAMP_UNIT,
  /** {@code latency_ms} is below zero: measure it with a monotonic clock. */
  NEGATIVE_LATENCY,
  /** {@code latency_ms} is NaN or infinite: leave it null where it was not measured. */
  NON_FINITE_LATENCY,
  /**
   * A probability is not from 0 to 1, give or take 1e-9 for rounding: publish probabilities, not
   * scores or per cent.
   */
  PROBABILITY_OUT_OF_RANGE,
  /** Both {@code features} and {@code feature_values} are given: publish one of them. */
  BOTH_FEATURE_LAYOUTS,
  /** The monitor has no such {@code feature_set}: declare it there first. */
  FEATURE_SET_UNKNOWN,
  /** {@code feature_values} is not as long as its {@code feature_set}: publish every position. */
  FEATURE_VECTOR_LENGTH,
  /** A name or id is longer than allowed: shorten it to what the message says. */
  STRING_TOO_LONG,
  /**
   * The prediction holds no answer and the monitor asks for quality: no class, value or
   * probabilities, or of a binary model probabilities that are not about its positive class.
   * Publish what the model answered.
   */
  NO_PREDICTED_VALUE,
  /** The label holds neither class nor value and retracts nothing: publish the truth. */
  NO_LABEL,
  /** A predicted or true value is NaN or infinite: publish a finite number or null. */
  NON_FINITE_VALUE,
  /** A number or time is beyond what its type can hold: publish one within range. */
  UNREPRESENTABLE_VALUE,
  /** The monitor on the control topic is invalid: run {@code plumbline monitor validate} on it. */
  INVALID_MONITOR,
  /**
   * A record on the profiles topic belongs to no profile that is whole and undamaged: publish the
   * profile again with {@code plumbline profile apply}.
   */
  INVALID_PROFILE
}
