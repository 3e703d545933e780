/**
 * Measurements against rules: {@link dev.plumbline.job.stage.evaluate.EvaluateRules} keeps what
 * each rule remembers and asks the module {@code monitoring} what follows. Its alerts are written
 * by {@code publish}.
 */
package dev.plumbline.job.stage.evaluate;
