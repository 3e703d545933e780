package dev.plumbline.testbed.elec2;

import java.time.Instant;

/**
 * One row of the data: half an hour of the market.
 *
 * @param start its beginning
 * @param inputs values of {@link Elec2File#FEATURES}, in that order, scaled to [0, 1] by the data's
 *     author
 * @param up whether the price rose above its average of the last 24 hours
 */
record HalfHour(Instant start, double[] inputs, boolean up) {}
