/** One target's loop: ask on time, never twice at once, diff what came, commit it, and only then move the state. */
@NullMarked
package io.switchboard.collector.poll;

import org.jspecify.annotations.NullMarked;
