/**
 * The training reference: {@code Profile}, the frozen bins and categories of every feature, built
 * once from the training data, content-addressed and never changed.
 */
package dev.plumbline.monitoring.profile;
