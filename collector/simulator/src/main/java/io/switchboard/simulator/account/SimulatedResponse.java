package io.switchboard.simulator.account;

import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.http.HttpReply;
import java.time.Instant;
import java.util.Optional;

/**
 * What the simulator answered to a request of a vendor's API.
 *
 * @param at the simulated instant the answer shows
 */
public record SimulatedResponse(Instant at, Optional<FaultKind> fault, HttpReply reply) {}
