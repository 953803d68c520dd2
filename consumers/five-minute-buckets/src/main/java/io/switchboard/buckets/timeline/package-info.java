/**
 * Arithmetic on what is known of one agent's time: whole seconds of UTC, cut at the edges of buckets. No I/O, no clock.
 */
@NullMarked
package io.switchboard.buckets.timeline;

import org.jspecify.annotations.NullMarked;
