package io.switchboard.simulator.account;

import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.web.Reply;
import java.time.Instant;
import java.util.Optional;

/**
 * What the simulator answered to a request of a vendor's API.
 *
 * @param at the simulated instant the answer shows
 */
public record Answer(Instant at, Optional<FaultKind> fault, Reply reply) {}
