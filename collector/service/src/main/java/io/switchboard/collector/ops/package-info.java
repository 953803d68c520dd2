/**
 * What the people who run the collector look at: health, metrics and log lines, none of which ever shows a secret.
 * Depends on {@code target} alone; the rest of the collector reports here through small methods.
 */
@NullMarked
package io.switchboard.collector.ops;

import org.jspecify.annotations.NullMarked;
