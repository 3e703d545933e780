/**
 * Predictions meet their labels, in either order: {@link dev.plumbline.job.stage.join.JoinLabels}
 * is the door and keeps the state, {@link dev.plumbline.job.stage.join.LabelJoin} decides. What
 * comes out is counted in {@code measure}.
 */
package dev.plumbline.job.stage.join;
