/** Time that runs faster than the wall clock, for the simulator and for the programs that read it. */
@NullMarked
package io.switchboard.simulator.time;

import org.jspecify.annotations.NullMarked;
