/** The centre as it really is, over HTTP, for tests and for people. */
@NullMarked
package io.switchboard.simulator.truth;

import org.jspecify.annotations.NullMarked;
