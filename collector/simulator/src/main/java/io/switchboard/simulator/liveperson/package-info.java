/** The centre as LivePerson's Messaging Operations API shows it; every answered call is a conversation. */
@NullMarked
package io.switchboard.simulator.liveperson;

import org.jspecify.annotations.NullMarked;
