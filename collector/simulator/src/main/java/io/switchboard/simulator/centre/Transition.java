package io.switchboard.simulator.centre;

import java.time.Instant;

/**
 * One change of one agent's status as it really happened. Logging on is from, logging off to
 * {@link AgentStatus#LOGGED_OUT}.
 *
 * @param at to the millisecond
 */
public record Transition(String account, String agentId, Instant at, AgentStatus from, AgentStatus to) {}
