/**
 * What keyed operators keep of their series, above all those of windows: panes, definitions,
 * revisions of monitors and what comes early or holds later. How long each is kept is said by the
 * class that keeps it, or by the operator.
 */
package dev.plumbline.job.window.state;
