/** The collector: wiring and commands. */
@NullMarked
package io.switchboard.collector;

import org.jspecify.annotations.NullMarked;
