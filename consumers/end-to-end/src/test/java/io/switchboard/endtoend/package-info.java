/** The proof of the guarantees: everything real, against the simulator's truth. */
@NullMarked
package io.switchboard.endtoend;

import org.jspecify.annotations.NullMarked;
