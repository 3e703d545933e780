/**
 * The same dataflow over files instead of topics, in one process, to its end: {@link
 * dev.plumbline.job.backtest.Backtest} runs it. Rows are put in the order of event time first, so
 * no disorder of a file loses any; what comes out is put in an order of its own, so that two runs
 * compare with {@code diff}.
 */
package dev.plumbline.job.backtest;
