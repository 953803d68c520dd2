/** The truth: a contact centre whose agents, calls and queues follow from a seed. Knows no vendor and no HTTP. */
@NullMarked
package io.switchboard.simulator.contactcentre;

import org.jspecify.annotations.NullMarked;
