/**
 * From the bytes of an event to its values by position, without an object for each of them.
 *
 * <p>A {@link dev.plumbline.job.decode.PredictionPlan} is compiled once for each writer schema and
 * reads with an {@link dev.plumbline.job.decode.avro.AvroCursor} straight into a {@link
 * dev.plumbline.job.decode.PositionalPrediction} that is used again for the next event. What it
 * cannot take for certain it <i>declines</i>: then Avro's own reader decides, whose word is final
 * for values, rejections and their messages. So being strict is always safe here, and the plan
 * holds only what common events need.
 */
package dev.plumbline.job.decode;
