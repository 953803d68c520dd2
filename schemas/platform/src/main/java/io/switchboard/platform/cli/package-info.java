/** How every program ends, and what it says to its user when it cannot do what is asked. */
@NullMarked
package io.switchboard.platform.cli;

import org.jspecify.annotations.NullMarked;
