/**
 * What crosses the network between operators, with the layout of its bytes: {@link
 * dev.plumbline.job.wire.PaneCounts} on the way to the windows, {@link
 * dev.plumbline.job.wire.WindowReport} on the way from them, {@link
 * dev.plumbline.job.wire.JoinRecord} on the way to the join. Flink finds the serializers by the
 * types' annotation. Each layout but that of keys begins with its version.
 */
package dev.plumbline.job.wire;
