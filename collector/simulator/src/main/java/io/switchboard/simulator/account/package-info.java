/** The vendor accounts the simulator serves: a token, a centre and what was asked and answered. */
@NullMarked
package io.switchboard.simulator.account;

import org.jspecify.annotations.NullMarked;
