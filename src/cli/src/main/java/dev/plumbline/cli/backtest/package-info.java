/** <code>plumbline backtest</code>: the job over files, and what it would have alerted. */
package dev.plumbline.cli.backtest;
