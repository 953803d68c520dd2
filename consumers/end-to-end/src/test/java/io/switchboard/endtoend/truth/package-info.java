/** What the simulator knows, against what came out: a recorded day, whole. */
@NullMarked
package io.switchboard.endtoend.truth;

import org.jspecify.annotations.NullMarked;
