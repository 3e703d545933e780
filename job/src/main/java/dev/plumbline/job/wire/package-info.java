/**
 * What is sent between operators, with the layout of its bytes and the serializers that Flink finds
 * by the types' annotations.
 */
package dev.plumbline.job.wire;
