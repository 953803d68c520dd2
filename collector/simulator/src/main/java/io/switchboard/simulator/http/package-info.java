/** What the simulator's endpoints share: queries, JSON texts and replies, the slow and the missing ones included. */
@NullMarked
package io.switchboard.simulator.http;

import org.jspecify.annotations.NullMarked;
