/**
 * Copies a bounded part of a topic to another: what is asked for, where it lies, reading it, when each record is due,
 * and writing it together with how far the copy has come.
 */
@NullMarked
package io.switchboard.replay.copy;

import org.jspecify.annotations.NullMarked;
