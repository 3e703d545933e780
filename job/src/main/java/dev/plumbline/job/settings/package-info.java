/**
 * The job's settings: {@link dev.plumbline.job.settings.JobSettings}, one validated record tree,
 * read from a YAML file and {@code --set key=value} by {@link
 * dev.plumbline.job.settings.SettingsReader}. {@code job/conf/plumbline.yaml} says what each key
 * means.
 */
package dev.plumbline.job.settings;
