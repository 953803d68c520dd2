/**
 * One target's loop: poll on time, never twice at once, diff what was fetched, commit it, and only then move the state.
 */
@NullMarked
package io.switchboard.collector.poll;

import org.jspecify.annotations.NullMarked;
