/** The centre as Kore's Agent Status Details and Call Volume APIs show it. */
@NullMarked
package io.switchboard.simulator.kore;

import org.jspecify.annotations.NullMarked;
