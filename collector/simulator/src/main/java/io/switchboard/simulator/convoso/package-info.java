/** The centre as Convoso's Agent Monitor and Agent Performance Search APIs show it. */
@NullMarked
package io.switchboard.simulator.convoso;

import org.jspecify.annotations.NullMarked;
