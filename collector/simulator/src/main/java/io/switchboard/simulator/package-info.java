/** The simulated contact centre and the vendor APIs that show it. */
@NullMarked
package io.switchboard.simulator;

import org.jspecify.annotations.NullMarked;
